using DeliveryGap.CodeFixes;
using Malformed = DeliveryGap.Analyzers.Tests.CSharpCodeFixVerifier<
    DeliveryGap.Analyzers.Tests.Fixes.EveryRule, DeliveryGap.CodeFixes.MalformedValueCodeFixProvider>;
using Unknown = DeliveryGap.Analyzers.Tests.CSharpCodeFixVerifier<
    DeliveryGap.Analyzers.Tests.Fixes.EveryRule, DeliveryGap.CodeFixes.UnknownKeyCodeFixProvider>;

namespace DeliveryGap.Analyzers.Tests.Fixes;

/// <summary>DG1008 and DG1009: the text that was meant.</summary>
public sealed class LiteralFixTests
{
    private const string Metric = "SuccessMetric(\"shop.paid\", MetricKind.Revenue, Target = 5.0)";

    [Theory]
    [InlineData("Feature({|DG1008:\"Checkout.ApplePay\"|}), " + Metric, "Feature(\"checkout.apple-pay\"), " + Metric)]
    [InlineData("Feature({|DG1008:@\"Pay\"|} /* key */), " + Metric, "Feature(\"pay\" /* key */), " + Metric)]
    [InlineData("Feature({|DG1008:(\"Pay\")|}), " + Metric, "Feature((\"pay\")), " + Metric)]
    [InlineData(
        "Feature(\"pay\"), SuccessMetric({|DG1008:\"shop paid\"|}, MetricKind.Revenue, Target = 5.0, Window = {|DG1008:\"28 days\"|})",
        "Feature(\"pay\"), SuccessMetric(\"shop.paid\", MetricKind.Revenue, Target = 5.0, Window = \"28d\")")]
    [InlineData(
        "Feature(\"pay\"), OutcomeReview(By = {|DG1008:\"2027/3/31\"|}), " + Metric, "Feature(\"pay\"), OutcomeReview(By = \"2027-03-31\"), " + Metric)]
    [InlineData(
        "Feature(\"pay\"), OutcomeReview(Checkpoints = {|DG1008:{|DG1008:new[] { \"7 d\", \"14d\", \"4 weeks\" }|}|}), " + Metric,
        "Feature(\"pay\"), OutcomeReview(Checkpoints = new[] { \"7d\", \"14d\", \"4w\" }), " + Metric)]
    public Task AMalformedValueIsWrittenAsItWasMeant(string before, string after) => Malformed.VerifyCodeFixAsync(Source(before), Source(after));

    [Theory]
    // Nobody knows what was meant.
    [InlineData("Feature({|DG1008:\"...\"|}), " + Metric)]
    [InlineData("Feature(\"pay\"), OutcomeReview(By = {|DG1008:\"03/04/2027\"|}), " + Metric)]
    // Others may use the constant.
    [InlineData("Feature({|DG1008:Pay.Key|}), " + Metric)]
    [InlineData("Feature({|DG1008:\"Pay\" + \"ments\"|}), " + Metric)]
    [InlineData("Feature({|DG1008:nameof(Pay)|}), " + Metric)]
    // Well-formed.
    [InlineData("Feature(\"pay\"), " + Metric)]
    public Task OtherValuesAreLeftAlone(string attributes) => Malformed.VerifyCodeFixAsync(Source(attributes), Source(attributes));

    [Fact]
    public Task AnUnknownKeyBecomesTheNearest() => Unknown.VerifyCodeFixAsync(
        Source($"Feature(\"checkout.pay\"), {Metric}") + "[PartOf({|DG1009:\"chekout.pay\"|})] class A;\n[PartOf({|DG1009:\"checkout.pai\"|})] class B;",
        Source($"Feature(\"checkout.pay\"), {Metric}") + "[PartOf(\"checkout.pay\")] class A;\n[PartOf(\"checkout.pay\")] class B;");

    [Theory]
    [InlineData("[PartOf({|DG1009:\"catalog.search\"|})] class A;")]
    [InlineData("[PartOf({|DG1009:A.Key|})] class A { public const string Key = \"checkout.pai\"; }")]
    [InlineData("[PartOf(\"checkout.pay\")] class A;")]
    public Task OtherKeysAreLeftAlone(string part)
    {
        var source = Source($"Feature(\"checkout.pay\"), {Metric}") + part;
        return Unknown.VerifyCodeFixAsync(source, source);
    }

    [Fact]
    public async Task TheOfferSaysWhatIsWritten() => Assert.Equal(
        ["Change it to 'checkout.apple-pay'"],
        await OfferedActions.TitlesAsync<EveryRule, MalformedValueCodeFixProvider>(Source($"Feature(\"Checkout.ApplePay\"), {Metric}"), "DG1008"));

    private static string Source(string attributes) => $$"""
        using DeliveryGap;

        [{{attributes}}]
        class Pay
        {
            public const string Key = "Pay";
        }

        """;
}
