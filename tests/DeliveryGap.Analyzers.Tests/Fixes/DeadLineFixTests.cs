using System.Text;
using DeliveryGap.CodeFixes;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis.Text;
using Verify = DeliveryGap.Analyzers.Tests.CSharpCodeFixVerifier<
    DeliveryGap.Analyzers.ExistingListAnalyzer, DeliveryGap.CodeFixes.ExistingLineIsDeadCodeFixProvider>;

namespace DeliveryGap.Analyzers.Tests.Fixes;

/// <summary>DG1014.</summary>
public sealed class DeadLineFixTests
{
    private const string Program = """
        var app = WebApplication.Create();
        app.MapGet("/orders", () => 1);
        app.Run();
        """;

    private static Verify.Test Create(params (string Path, SourceText Before, SourceText After)[] lists)
    {
        var test = new Verify.Test(Level.Outcome) { TestCode = Program, FixedCode = Program, CodeActionEquivalenceKey = ExistingLineIsDeadCodeFixProvider.DeleteKey };
        test.TestState.OutputKind = TestDefaults.OutputKindOf(Program);
        foreach (var (path, before, after) in lists)
        {
            test.TestState.AdditionalFiles.Add((path, before));
            test.FixedState.AdditionalFiles.Add((path, after));
            test.TestState.AnalyzerConfigFiles.Add(($"{path}.globalconfig", $"""
                is_global = true
                [{path}]
                build_metadata.AdditionalFiles.DeliveryGapExisting = true
                """));
        }

        return test;
    }

    private static SourceText Text(string text, bool mark = false) => SourceText.From(text, new UTF8Encoding(mark));

    [Theory]
    [InlineData("GET /orders\n{|DG1014:GET /gone|}\n", "GET /orders\n")]
    [InlineData("{|DG1014:GET /gone|}\nGET /orders\n", "GET /orders\n")]
    [InlineData("GET /orders\n{|DG1014:GET /gone|}", "GET /orders\n")]
    [InlineData("{|DG1014:GET /gone|}", "")]
    [InlineData("# old\r\n{|DG1014:GET /a|}\r\n\r\n{|DG1014:GET /b|}\r\nGET /orders\r\n{|DG1014:POST /orders|}\r\n", "# old\r\n\r\nGET /orders\r\n")]
    [InlineData("{|DG1014:  GET /gone  |}\n\tGET /orders\n", "\tGET /orders\n")]
    [InlineData("{|DG1014:GET /a|}\r{|DG1014:GET /b|}\nGET /orders", "GET /orders")]
    public Task DeletesTheLine(string before, string after) =>
        Create(("/app/DeliveryGap.Existing.txt", Text(before), Text(after))).RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task TheByteOrderMarkStays(bool mark) =>
        Create(("/app/list.txt", Text("{|DG1014:GET /gone|}\nGET /orders\n", mark), Text("GET /orders\n", mark))).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task EveryListOfAProjectIsShortened()
    {
        var test = Create(
            ("/app/a.txt", Text("{|DG1014:GET /a|}\nGET /orders\n"), Text("GET /orders\n")),
            ("/app/b.txt", Text("{|DG1014:GET /b|}\n"), Text("")));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task AliveLinesStay() =>
        Create(("/app/list.txt", Text("GET /orders\n"), Text("GET /orders\n"))).RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("\uFEFFGET /gone\nGET /orders\n", "\uFEFFGET /orders\n")]
    [InlineData("GET /gone\n", "")]
    public void AMarkInTheTextStays(string before, string after) =>
        Assert.Equal(after, CodeFixes.Editing.ExistingListText.Delete(Text(before), [new TextSpan(0, 5), new TextSpan(0, 9)]).ToString());
}
