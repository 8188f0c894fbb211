using System.Text;
using DeliveryGap.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Verify = DeliveryGap.Analyzers.Tests.CSharpCodeFixVerifier<
    DeliveryGap.Analyzers.Tests.Fixes.EveryRule, DeliveryGap.CodeFixes.EntryPointServesNoFeatureCodeFixProvider>;

namespace DeliveryGap.Analyzers.Tests.Fixes;

/// <summary>DG1001: listing an entry point as existing.</summary>
public sealed class ExistingListFixTests
{
    private const string ListPath = "/DeliveryGap.Existing.txt";
    private const string Key = ExistingListRemedies.Key + "DeliveryGap.Existing.txt";

    private const string Reported = """
        using Microsoft.AspNetCore.Mvc;

        public class OrdersController : ControllerBase
        {
            [HttpPost("orders")] public string {|DG1001:Place|}() => "placed";
            [HttpGet("orders")] public string {|DG1001:List|}() => "listed";
        }
        """;

    private static readonly string Listed = Reported.Replace("{|DG1001:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);

    [Theory]
    [InlineData("", "GET /orders\nPOST /orders\n")]
    [InlineData("# What was there before.\n", "# What was there before.\nGET /orders\nPOST /orders\n")]
    [InlineData("# What was there before.", "# What was there before.\nGET /orders\nPOST /orders")]
    [InlineData("DELETE /orders\nPUT /orders\n", "DELETE /orders\nGET /orders\nPOST /orders\nPUT /orders\n")]
    [InlineData("DELETE /orders\r\nPUT /orders\r\n", "DELETE /orders\r\nGET /orders\r\nPOST /orders\r\nPUT /orders\r\n")]
    [InlineData("# Jobs\r\njob Shop.Report", "# Jobs\r\nGET /orders\r\nPOST /orders\r\njob Shop.Report")]
    public Task SortsTheIdIn(string before, string after) => VerifyAsync(SourceText.From(before, Encoding.UTF8), SourceText.From(after, Encoding.UTF8));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task TheByteOrderMarkStays(bool mark)
    {
        var encoding = new UTF8Encoding(mark);
        return VerifyAsync(SourceText.From("HEAD /orders\n", encoding), SourceText.From("GET /orders\nHEAD /orders\nPOST /orders\n", encoding));
    }

    [Fact]
    public Task NothingIsOfferedWithoutAList()
    {
        var test = new Verify.Test { TestCode = Reported, FixedCode = Reported, CodeActionEquivalenceKey = Key };
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task OtherAdditionalFilesAreNoLists()
    {
        var test = new Verify.Test { TestCode = Reported, FixedCode = Reported, CodeActionEquivalenceKey = ExistingListRemedies.Key + "README.md" };
        test.TestState.AdditionalFiles.Add(("/README.md", "Orders\n"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task ARouteThatNoLineCanHoldIsNotListed()
    {
        const string source = """
            using Microsoft.AspNetCore.Mvc;

            public class OrdersController : ControllerBase
            {
                [HttpPost("orders\nGET /all")] public string {|DG1001:Place|}() => "placed";
            }
            """;
        var test = new Verify.Test { TestCode = source, FixedCode = source, CodeActionEquivalenceKey = Key };
        AddList(test, SourceText.From("", Encoding.UTF8));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("b\na\n", "aa", "aa\nb\na\n")]
    [InlineData("a\nb\na\n", "aa", "a\naa\nb\na\n")]
    [InlineData("a\n# about b\nb\n", "aa", "a\naa\n# about b\nb\n")]
    [InlineData("\uFEFFb\n", "a", "\uFEFFa\nb\n")]
    [InlineData("\uFEFF", "a", "\uFEFFa\n")]
    [InlineData("  a  \nc", "b", "  a  \nb\nc")]
    [InlineData("a", "a", "a")]
    [InlineData("a", "b", "a\nb")]
    [InlineData("a\n\n\n", "b", "a\nb\n\n\n")]
    public void TheRestOfTheListStays(string before, string id, string after) =>
        Assert.Equal(after, CodeFixes.Editing.ExistingListText.Insert(SourceText.From(before), [id]).ToString());

    private static Task VerifyAsync(SourceText before, SourceText after)
    {
        var test = new Verify.Test { TestCode = Reported, FixedCode = Listed, CodeActionEquivalenceKey = Key };
        AddList(test, before);
        test.FixedState.AdditionalFiles.Add((ListPath, after));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static void AddList(Verify.Test test, SourceText list)
    {
        test.TestState.AdditionalFiles.Add((ListPath, list));
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"""
            is_global = true

            [{ListPath}]
            build_metadata.AdditionalFiles.DeliveryGapExisting = true
            """));
    }
}
