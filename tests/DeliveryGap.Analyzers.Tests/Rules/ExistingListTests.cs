using DeliveryGap.Analyzers.Tests.Verifier;
using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.ExistingListAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

public sealed class ExistingListTests
{
    private static Verify.Test Create(string content, bool isExisting = true)
    {
        var test = new Verify.Test { TestCode = "class Nothing;" };
        test.TestState.AdditionalFiles.Add(("/app/DeliveryGap.Existing.txt", content));
        test.TestState.AnalyzerConfigFiles.Add(("/Files.globalconfig", $"""
            is_global = true
            [/app/DeliveryGap.Existing.txt]
            build_metadata.AdditionalFiles.DeliveryGapExisting = {isExisting}
            """));
        return test;
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("\uFEFFGET /orders\r\nPOST /orders/{id:int}\r\n\r\njob Shop.Nightly")]
    [InlineData("… /orders\nGET …/orders\n")]
    public Task GoodListIsSilent(string content) => Create(content).RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("GET /orders\n{|DG9001:garbage|}\n")]
    [InlineData("{|DG9001:<<<<<<< HEAD|}\r\nGET /a\r\n{|DG9001:=======|}")]
    [InlineData("GET /orders\n{|DG9001:get /ORDERS|}")]
    [InlineData("\uFEFFGET /a\r\n{|DG9001:\u0001 /b|}")]
    public Task BadLineIsReportedThere(string content) => Create(content).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task MessageSaysWhatToWrite()
    {
        var test = Create("{|#0:garbage|}");
        test.TestState.ExpectedDiagnostics.Add(Verify.Diagnostic("DG9001").WithLocation(0).WithMessage(
            "'garbage' is no entry point; write one id a line, such as \"GET /orders/{id}\" or \"job Shop.NightlyReport\""));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task OtherFilesAreNotOurs() => Create("garbage\ngarbage", isExisting: false).RunAsync(TestContext.Current.CancellationToken);
}
