using DeliveryGap.Analyzers.Tests.Verifier;
using DeliveryGap.Core.Rules;
using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.FeatureDeclarationAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

/// <summary>The compiler says what is wrong; nothing is judged by what is not known.</summary>
public sealed class HalfTypedDeclarationTests
{
    private static Task VerifyAsync(string source) =>
        VerifyAsync(Level.Metric, source);

    private static Task VerifyAsync(Level level, string source) =>
        new Verify.Test(level) { CompilerDiagnostics = CompilerDiagnostics.None, TestCode = source }.RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("""[Feature("orders"), SuccessMetric] class A;""")]
    [InlineData("""[Feature("orders"), SuccessMetric(] class A;""")]
    [InlineData("""[Feature("orders"), SuccessMetric("shop.orders")] class A;""")]
    [InlineData("""[Feature("orders"), SuccessMetric(Missing.Name, MetricKind.Completion)] class A;""")]
    [InlineData("""[Feature("orders"), SuccessMetric("shop.orders", MetricKind.)] class A;""")]
    [InlineData("""[Feature("orders"), SuccessMetric("shop.orders", MetricKind.Latency, Target = )] class A;""")]
    [InlineData("""[Feature("orders"), SuccessMetric("shop.orders", MetricKind.Latency, Target = Missing)] class A;""")]
    [InlineData("""[Feature("orders"), SuccessMetric("shop.orders", MetricKind.Latency, Target = "x")] class A;""")]
    [InlineData("""[Feature(), SuccessMetric()] class A;""")]
    [InlineData("""[Feat] class A;""")]
    [InlineData("""[PartOf] class A;""")]
    [InlineData("""[PartOf(Missing)] class A;""")]
    [InlineData("""[AcceptedGap] class A;""")]
    [InlineData("""[AcceptedGap("DG1001")] class A;""")]
    [InlineData("""[AcceptedGap(Missing, Missing)] class A;""")]
    [InlineData("""[assembly: Kpi] class A;""")]
    [InlineData("""[assembly: Kpi(Missing, ] class A;""")]
    [InlineData("""class A { [Feature( void M() { } }""")]
    [InlineData("""[OutcomeReview(By = new[] { 1 }, Checkpoints = new[] { "7d", Missing })] class A;""")]
    public Task NothingIsJudged(string declaration) => VerifyAsync("using DeliveryGap;\n" + declaration);

    [Theory]
    [InlineData("""[Feature("orders", Owner = )] class A;""", "DG1002", "DG1003", "DG1006", "DG1015")]
    [InlineData("""[Feature("orders", Owner = Missing)] class A;""", "DG1002", "DG1003", "DG1006", "DG1015")]
    [InlineData("""[Feature("orders"), Hypothesis(] class A;""", "DG1002", "DG1003", "DG1006", "DG1010", "DG1015")]
    [InlineData("""[Feature("orders"), Hypothesis(Prob] class A;""", "DG1002", "DG1006", "DG1010", "DG1015")]
    [InlineData("""[Feature("orders"), Hypothesis(Problem = )] class A;""", "DG1002", "DG1006", "DG1010", "DG1015")]
    [InlineData("""[Feature("orders"), SuccessMetric(] class A;""", "DG1003", "DG1010", "DG1015")]
    [InlineData("""[Feature("orders"), SuccessMetric("shop.orders", MetricKind.)] class A;""", "DG1003", "DG1010", "DG1015")]
    [InlineData("""[Feature("orders"), Guardrail("shop.errors", )] class A;""", "DG1002", "DG1003", "DG1010", "DG1015")]
    [InlineData("""[Feature("orders"), OutcomeReview(By = )] class A;""", "DG1002", "DG1003", "DG1006", "DG1010")]
    [InlineData("""[Feature("orders"), OutcomeReview(Checkpoints = [Missing])] class A;""", "DG1002", "DG1003", "DG1006", "DG1010")]
    [InlineData("""[assembly: Kpi("conversion", KpiCategory.Conversion)] [Feature("orders"), Advances(] class A;""", "DG1002", "DG1003", "DG1006", "DG1010", "DG1015")]
    [InlineData("""[assembly: Kpi(Missing, )] [Feature("orders")] class A;""", "DG1002", "DG1003", "DG1006", "DG1010", "DG1015")]
    public Task WhatIsBeingTypedIsNotLacking(string declaration, params string[] lacking)
    {
        var feature = declaration.Contains("Owner", StringComparison.Ordinal) ? declaration[(declaration.IndexOf("Feature", StringComparison.Ordinal))..(declaration.IndexOf(')', StringComparison.Ordinal) + 1)] : "Feature(\"orders\")";
        return VerifyAsync(Level.WholeProduct, "using DeliveryGap;\n" + declaration.Replace(
            feature, string.Concat(lacking.Select(id => $"{{|{id}:")) + feature + string.Concat(lacking.Select(_ => "|}")), StringComparison.Ordinal));
    }

    [Fact]
    public Task WhatIsKnownIsJudgedAllTheSame() => VerifyAsync("""
        using DeliveryGap;
        [{|DG1002:Feature("orders", Owner = Missing)|}] class A;
        [Feature({|DG1008:"Not A Key"|}), SuccessMetric(Missing.Name, MetricKind.Latency)] class B;
        """);

    [Fact]
    public Task DuplicatesAreTheCompilersBusiness() => VerifyAsync("""
        using DeliveryGap;
        [{|DG1002:Feature("orders")|}, Feature("carts")] class A;
        class A;
        """);
}
