using DeliveryGap.Analyzers.Tests.Verifier;
using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.FeatureDeclarationAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

/// <summary>The compiler says what is wrong; nothing is judged by what is not known.</summary>
public sealed class HalfTypedDeclarationTests
{
    private static Task VerifyAsync(string source) =>
        new Verify.Test { CompilerDiagnostics = CompilerDiagnostics.None, TestCode = source }.RunAsync(TestContext.Current.CancellationToken);

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
