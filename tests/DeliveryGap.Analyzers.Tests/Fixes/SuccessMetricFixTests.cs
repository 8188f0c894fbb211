using DeliveryGap.CodeFixes;
using Verify = DeliveryGap.Analyzers.Tests.CSharpCodeFixVerifier<
    DeliveryGap.Analyzers.Tests.Fixes.EveryRule, DeliveryGap.CodeFixes.FeatureDeclaresNoSuccessMetricCodeFixProvider>;

namespace DeliveryGap.Analyzers.Tests.Fixes;

/// <summary>DG1002.</summary>
public sealed class SuccessMetricFixTests
{
    [Theory]
    [InlineData("{0}\npublic static class Pay;", "{0}\n{1}\npublic static class Pay;")]
    [InlineData("{0}\n[Hypothesis]\npublic static class Pay;", "{0}\n{1}\n[Hypothesis]\npublic static class Pay;")]
    [InlineData("{0} // payments\npublic static class Pay;", "{0}\n{1} // payments\npublic static class Pay;")]
    [InlineData("{0} public static class Pay;", "{0} {1} public static class Pay;")]
    [InlineData("{0} static class Pay; {0} struct Get;", "{0} {1} static class Pay; {0} {1} struct Get;")]
    [InlineData("class Outer\n{{\n    {0}\n    record struct Pay(int Sum);\n}}", "class Outer\n{{\n    {0}\n    {1}\n    record struct Pay(int Sum);\n}}")]
    [InlineData("interface IPay\n{{\n\t{0}\n\tvoid Pay();\n}}", "interface IPay\n{{\n\t{0}\n\t{1}\n\tvoid Pay();\n}}")]
    [InlineData("class Pay {{ object Map() => {0} () => 1; }}", "class Pay {{ object Map() => {0} {1} () => 1; }}")]
    [InlineData("class Pay\n{{\n    void Map()\n    {{\n        {0}\n        static void Local() {{ }}\n    }}\n}}", "class Pay\n{{\n    void Map()\n    {{\n        {0}\n        {1}\n        static void Local() {{ }}\n    }}\n}}")]
    public Task AddsASuccessMetricBesideTheFeature(string before, string after)
    {
        const string feature = """[{|DG1002:Feature("pay")|}]""";
        const string metric = """[SuccessMetric("?", MetricKind.Completion)]""";
        return VerifyAsync(
            FeatureDeclaresNoSuccessMetricCodeFixProvider.AddMetricKey,
            "using DeliveryGap;\n" + string.Format(System.Globalization.CultureInfo.InvariantCulture, before, feature),
            "using DeliveryGap;\n" + string.Format(System.Globalization.CultureInfo.InvariantCulture, after, feature, metric));
    }

    [Fact]
    public Task AcceptsTheGapOnceAReasonIsGiven() => VerifyAsync(AcceptedGapRemedy.Key, """
        using DeliveryGap;

        [{|DG1002:Feature("pay")|}]
        static class Pay;
        """, """
        using DeliveryGap;

        [{|DG1002:Feature("pay")|}]
        [AcceptedGap("DG1002", {|DG1016:"?"|})]
        static class Pay;
        """);

    [Fact]
    public Task QualifiedNamesBringAUsing() => VerifyAsync(FeatureDeclaresNoSuccessMetricCodeFixProvider.AddMetricKey,
        """
        [{|DG1002:DeliveryGap.Feature("pay")|}]
        static class Pay;
        """.ReplaceLineEndings("\r\n"),
        """
        using DeliveryGap;

        [{|DG1002:DeliveryGap.Feature("pay")|}]
        [SuccessMetric("?", MetricKind.Completion)]
        static class Pay;
        """.ReplaceLineEndings("\r\n"));

    [Fact]
    public Task AnAttributeInAListIsFollowedByAnother() => VerifyAsync(FeatureDeclaresNoSuccessMetricCodeFixProvider.AddMetricKey, """
        using DeliveryGap;

        [{|DG1002:Feature("pay")|}, Hypothesis]
        static class Pay;
        """, """
        using DeliveryGap;

        [{|DG1002:Feature("pay")|}, Hypothesis]
        [SuccessMetric("?", MetricKind.Completion)]
        static class Pay;
        """);

    [Theory]
    [InlineData("[SuccessMetric(\"?\", MetricKind.Completion)] partial class Pay;")]
    [InlineData("[SuccessMetric(\"\", MetricKind.Completion)] partial class Pay;")]
    public Task ASecondMetricIsNotOffered(string part)
    {
        var source = $$"""
            using DeliveryGap;

            [{|DG1002:Feature("pay")|}]
            partial class Pay;

            {{part}}
            """;
        return VerifyAsync(FeatureDeclaresNoSuccessMetricCodeFixProvider.AddMetricKey, source, source);
    }

    [Fact]
    public Task ASecondAcceptedGapIsNotOffered()
    {
        const string source = """
            using DeliveryGap;

            [{|DG1002:Feature("pay")|}]
            [AcceptedGap("DG1002", {|DG1016:"?"|})]
            class Pay;
            """;
        return VerifyAsync(AcceptedGapRemedy.Key, source, source);
    }

    [Fact]
    public Task NothingIsOfferedForAFeatureWithAMetric()
    {
        const string source = """
            using DeliveryGap;

            [Feature("pay"), SuccessMetric("shop.paid", MetricKind.Revenue, Target = 5.0)]
            class Pay;
            """;
        return Verify.VerifyCodeFixAsync(source, source);
    }

    private static Task VerifyAsync(string key, string source, string fixedSource) =>
        new Verify.Test { TestCode = source, FixedCode = fixedSource, CodeActionEquivalenceKey = key }.RunAsync(TestContext.Current.CancellationToken);
}
