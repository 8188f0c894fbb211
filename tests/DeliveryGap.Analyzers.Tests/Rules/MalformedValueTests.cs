using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.FeatureDeclarationAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

public sealed class MalformedValueTests
{
    private static string Declare(string feature, string more = "") => $$"""
        using DeliveryGap;
        [Feature({{feature}}), SuccessMetric("shop.orders", MetricKind.UsageFrequency, Target = 10)]
        {{more}}
        class Orders;
        """;

    [Theory]
    [InlineData("""{|DG1008:"Checkout.ApplePay"|}""")]
    [InlineData("""{|DG1008:"checkout apple pay"|}""")]
    [InlineData("""{|DG1008:"checkout..pay"|}""")]
    [InlineData("""{|DG1008:"say \"pay\""|}""")]
    [InlineData("""{|DG1008:"pay\r\nnow"|}""")]
    [InlineData("""{|DG1008:"pay\uD83D"|}""")]
    [InlineData("""{|DG1008:"päy"|}""")]
    [InlineData("""key: {|DG1008:"Pay"|}""")]
    public Task MalformedKeyIsReportedAtTheArgument(string feature) => Verify.VerifyAnalyzerAsync(Declare(feature));

    [Theory]
    [InlineData("""[OutcomeReview(By = {|DG1008:"31.03.2027"|})]""")]
    [InlineData("""[OutcomeReview(By = {|DG1008:"2027-02-30"|})]""")]
    [InlineData("""[SupportingMetric("shop.used", MetricKind.UsageFrequency, Window = {|DG1008:"28 days"|})]""")]
    [InlineData("""[SupportingMetric({|DG1008:"shop used"|}, MetricKind.UsageFrequency)]""")]
    [InlineData("""[AcceptedGap("DG2001", "later", Until = {|DG1008:"soon"|})]""")]
    public Task MalformedWindowsDatesAndInstruments(string attribute) => Verify.VerifyAnalyzerAsync(Declare("\"orders\"", attribute));

    [Theory]
    [InlineData("\"orders\"", "")]
    [InlineData("\"checkout.apple-pay\"", "")]
    [InlineData("\"a.b-2.c\"", "")]
    [InlineData("Keys.Orders", "")]
    [InlineData("\"orders\"", """[OutcomeReview(By = "2027-03-31", Checkpoints = new[] { "7d", "30d" })]""")]
    [InlineData("\"orders\"", """[SupportingMetric("http.server.request.duration", MetricKind.Latency, Window = "4w")]""")]
    [InlineData("\"orders\"", """[SupportingMetric("Shop/orders_total-2", MetricKind.UsageFrequency)]""")]
    [InlineData("\"orders\"", """[SupportingMetric("28 day retention", MetricKind.Engagement, MeasuredBy = "dbt:retention")]""")]
    [InlineData("\"orders\"", """[AcceptedGap("DG2001", "later", Until = "2027-01-01")]""")]
    public Task WellFormedIsSilent(string feature, string attribute) =>
        Verify.VerifyAnalyzerAsync(Declare(feature, attribute) + "\nstatic class Keys { public const string Orders = \"orders\" + \".all\"; }");

    [Fact]
    public Task AssemblyAttributesAreReportedInTheirFile()
    {
        var test = new Verify.Test();
        test.TestState.Sources.Add("""
            using DeliveryGap;
            [assembly: Kpi({|DG1008:"Conversion Rate"|}, KpiCategory.Conversion)]
            """);
        test.TestState.Sources.Add("""
            [assembly: DeliveryGap.Objective({|DG1008:"Grow!"|})]
            [assembly: DeliveryGap.Kpi("retention", DeliveryGap.KpiCategory.Retention)]
            [assembly: System.Reflection.AssemblyMetadata("Not A", "Key")]
            """);
        test.TestState.Sources.Add("class Nothing;");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task MessageIsPrintable() => Verify.VerifyAnalyzerAsync(
        Declare("""{|#0:"pay\r\nnow"|}"""),
        Verify.Diagnostic("DG1008").WithLocation(0).WithMessage(
            "'pay\uFFFD\uFFFDnow' is no key: write lower-case words of letters, digits and '-', joined by '.', such as \"checkout.apple-pay\""));
}
