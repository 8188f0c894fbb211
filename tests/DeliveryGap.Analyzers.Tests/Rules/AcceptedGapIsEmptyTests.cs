using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.FeatureDeclarationAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

public sealed class AcceptedGapIsEmptyTests
{
    private static string Declare(string attribute) => $$"""
        using DeliveryGap;
        [Feature("orders"), SuccessMetric("shop.orders", MetricKind.UsageFrequency, Target = 10)]
        class Orders
        {
            [{{attribute}}]
            public void List() { }
        }
        """;

    [Theory]
    [InlineData("""AcceptedGap("DG1001", {|DG1016:""|})""")]
    [InlineData("""AcceptedGap("DG1001", {|DG1016:"?"|})""")]
    [InlineData("""AcceptedGap("DG1001", {|DG1016:"  "|})""")]
    [InlineData("""AcceptedGap({|DG1016:""|}, "because")""")]
    [InlineData("""AcceptedGap({|DG1016:"CS0168"|}, "because")""")]
    [InlineData("""AcceptedGap(because: {|DG1016:""|}, rule: "DG1001")""")]
    public Task EmptyAcceptanceIsReported(string attribute) => Verify.VerifyAnalyzerAsync(Declare(attribute));

    [Theory]
    [InlineData("""AcceptedGap("DG1001", "internal until the launch")""")]
    [InlineData("""AcceptedGap("DG2001", "recorded by the app", On = "shop.orders", Until = "2027-01-01")""")]
    [InlineData("""AcceptedGap("DG1002", Reasons.Later)""")]
    [InlineData("""PartOf("orders")""")]
    public Task ReasonedAcceptanceIsSilent(string attribute) =>
        Verify.VerifyAnalyzerAsync(Declare(attribute) + "\nstatic class Reasons { public const string Later = \"decided \" + \"later\"; }");

    [Fact]
    public Task AcceptedGapOnALambda() => Verify.VerifyAnalyzerAsync("""
        using DeliveryGap;
        var f = [AcceptedGap("DG1001", {|DG1016:"?"|})] () => 1;
        var g = [AcceptedGap("DG1001", "a probe")] () => 1;
        Console.WriteLine(f() + g());
        """);
}
