using DeliveryGap.Core.Rules;

namespace DeliveryGap.Docs.Tests;

/// <summary>The C# in the pages.</summary>
public class ExampleTests
{
    public static TheoryData<string> CodeRules => [.. RuleCatalog.All.Where(rule => rule != RuleCatalog.MalformedFile).Select(rule => rule.Id)];

    public static TheoryData<string> LiveRules =>
        [.. RuleCatalog.All.Where(rule => rule.IsLive && rule != RuleCatalog.MalformedFile).Select(rule => rule.Id)];

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

        Assert.Contains(id, (await Editor.Findings(CompiledExample.Of(blocks[0]))).Select(finding => finding.Split(' ')[0]));
        Assert.Empty(await Editor.Findings(CompiledExample.Of(blocks[1])));
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
