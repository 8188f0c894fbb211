using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Docs.Tests;

/// <summary>The C# in the pages.</summary>
public class ExampleTests
{
    public static TheoryData<string> CodeRules => [.. RulePage.Rules.Where(rule => rule.IsInSource).Select(rule => rule.Id)];

    public static TheoryData<string> LiveRules =>
        [.. RuleCatalog.All.Where(rule => rule.IsLive && rule.IsInSource).Select(rule => rule.Id)];

    public static TheoryData<string> BuildRules => [.. RuleCatalog.All.Where(rule => !rule.IsLive).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(CodeRules))]
    public void ExamplesOfARuleCompileBeforeAndAfter(string id)
    {
        var blocks = new RulePage(id).Blocks("csharp");

        Assert.Equal(2, blocks.Count);
        Assert.All(blocks, block => CompiledExample.Compiles(block));
    }

    [Theory]
    [MemberData(nameof(LiveRules))]
    public async Task TheEditorReportsTheExampleBeforeAndIsSilentAfter(string id)
    {
        var blocks = new RulePage(id).Blocks("csharp");

        Assert.Contains(id, await Rules(blocks[0], Level.WholeProduct));
        Assert.DoesNotContain(id, await Rules(blocks[1], Level.WholeProduct));
        Assert.DoesNotContain(await Rules(blocks[1], Level.Metric), other => IsEvidence(id) || !IsEvidence(other));
    }

    [Theory]
    [MemberData(nameof(BuildRules))]
    public void TheBuildReportsTheExampleBeforeAndIsSilentAfter(string id)
    {
        var blocks = new RulePage(id).Blocks("csharp");

        Assert.Contains(id, Judge(blocks[0]));
        Assert.DoesNotContain(id, Judge(blocks[1]));
    }

    // A page about a declaration leaves out the code that records its numbers.
    private static bool IsEvidence(string id) => id.StartsWith("DG2", StringComparison.Ordinal);

    /// <summary>What the level asks for; at the highest, information too.</summary>
    private static async Task<IEnumerable<string>> Rules(string block, Level level) =>
        (await Editor.Findings(CompiledExample.Of(block), level: level, least: level == Level.WholeProduct ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning))
            .Select(finding => finding.Split(' ')[0]);

    private static IEnumerable<string> Judge(string block) => ProgramRules
        .Judge(ProgramModel.Read(new RoslynReader(CompiledExample.Of(block), TestContext.Current.CancellationToken), ExistingList.Empty))
        .Select(finding => finding.Rule.Id);

    [Fact]
    public async Task TheEditorReportsTheDeadLineBeforeAndIsSilentAfter()
    {
        const string list = "DeliveryGap.Existing.txt";
        var page = new RulePage(RuleIds.ExistingLineIsDead);
        var (program, lists) = (Assert.Single(page.Blocks("csharp")), page.Blocks("text"));
        CompiledExample.Compiles(program);

        Assert.Equal(["DG1014 " + list], await Editor.Findings(CompiledExample.Of(program), (list, lists[0]), Level.WholeProduct));
        Assert.Empty(await Editor.Findings(CompiledExample.Of(program), (list, lists[1]), Level.WholeProduct));
    }

    [Fact]
    public async Task TheEditorReportsTheLineOfTheExistingListBeforeAndIsSilentAfter()
    {
        const string list = "DeliveryGap.Existing.txt";
        var blocks = new RulePage(RuleIds.MalformedFile).Blocks("text");

        Assert.Equal(["DG9001 " + list], await Editor.Findings(CompiledExample.Of(), (list, blocks[0])));
        Assert.Empty(await Editor.Findings(CompiledExample.Of(), (list, blocks[1])));
    }

    [Fact]
    public void TheReadmesExampleCompilesInTheShopOfTheSample()
    {
        var readme = Repository.Read("README.md");
        var block = readme.Split("```csharp\n")[1].Split("```")[0];
        CompiledExample.Compiles("using Storefront;\n" + block, Repository.Read("samples/Storefront/Shop.cs"), Repository.Read("samples/Storefront/Instruments.cs"));
    }
}
