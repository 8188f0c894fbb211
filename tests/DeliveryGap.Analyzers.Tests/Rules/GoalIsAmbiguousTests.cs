using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.FeatureDeclarationAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

public sealed class GoalIsAmbiguousTests
{
    private static string Declare(string metric) => $$"""
        using DeliveryGap;
        [Feature("orders"), SuccessMetric("shop.orders", MetricKind.UsageFrequency, Target = 10), {{metric}}]
        class Orders;
        """;

    private static string Succeed(string metric) => $$"""
        using DeliveryGap;
        [Feature("orders"), {{metric}}]
        class Orders;
        """;

    [Theory]
    [InlineData("""{|DG1004:SuccessMetric("shop.orders", MetricKind.UsageFrequency)|}""")]
    [InlineData("""{|DG1004:SuccessMetric("shop.orders", MetricKind.Latency, Baseline = 3, Target = 3)|}""")]
    [InlineData("""{|DG1004:SuccessMetric("shop.orders", MetricKind.Completion, Per = "shop.carts", Target = 62)|}""")]
    [InlineData("""{|DG1004:SuccessMetric("shop.orders", MetricKind.Completion, Target = 0.62)|}""")]
    [InlineData("""{|DG1004:SuccessMetric("shop.orders", MetricKind.Completion, Target = 0.62, Per = "?")|}""")]
    [InlineData("""{|DG1004:SuccessMetric("shop.orders", MetricKind.Satisfaction, Target = double.NaN)|}""")]
    public Task AmbiguousSuccess(string metric) => Verify.VerifyAnalyzerAsync(Succeed(metric));

    [Theory]
    [InlineData("""{|DG1004:Guardrail("shop.errors", MetricKind.FailureRate)|}""")]
    [InlineData("""{|DG1004:Guardrail("shop.errors", MetricKind.FailureRate, Max = 5)|}""")]
    [InlineData("""{|DG1004:Guardrail("shop.errors", MetricKind.Cost, Min = 5, Max = 1)|}""")]
    public Task AmbiguousGuardrail(string metric) => Verify.VerifyAnalyzerAsync(Declare(metric));

    [Theory]
    [InlineData("""SuccessMetric("shop.orders", MetricKind.UsageFrequency, Target = 10)""")]
    [InlineData("""SuccessMetric("shop.orders", MetricKind.UsageFrequency, Baseline = 0, Target = 10)""")]
    [InlineData("""SuccessMetric("shop.orders", MetricKind.Completion, Per = "shop.carts", Baseline = 0.54, Target = 0.62)""")]
    [InlineData("""SuccessMetric("shop.orders", MetricKind.Conversion, Where = "outcome=paid", Target = 1)""")]
    [InlineData("""SuccessMetric("shop.orders", MetricKind.FailureRate, Target = 0)""")]
    [InlineData("""SuccessMetric("shop.orders", MetricKind.Retention, Target = 0.4, MeasuredBy = "dbt:retention")""")]
    [InlineData("""SuccessMetric("shop.orders", MetricKind.Latency, Quantile = 0.99, Baseline = 2, Target = 0.5)""")]
    public Task ClearSuccess(string metric) => Verify.VerifyAnalyzerAsync(Succeed(metric));

    [Theory]
    [InlineData("""SupportingMetric("shop.used", MetricKind.UsageFrequency)""")]
    [InlineData("""Guardrail("shop.errors", MetricKind.FailureRate, Max = 0.01)""")]
    [InlineData("""Guardrail("shop.errors", MetricKind.FailureRate, Baseline = 0.01)""")]
    [InlineData("""Guardrail("shop.time", MetricKind.Latency, Max = 3)""")]
    public Task ClearOthers(string metric) => Verify.VerifyAnalyzerAsync(Declare(metric));

    [Fact]
    public Task NumbersThatAreConstantsElsewhere() => Verify.VerifyAnalyzerAsync("""
        using DeliveryGap;
        [Feature("orders"), SuccessMetric(Goals.Name, MetricKind.Latency, Baseline = Goals.Before, Target = Goals.Before / 2)]
        class Orders;
        static class Goals { public const string Name = "shop." + nameof(Orders); public const double Before = 4; }
        """);

    [Fact]
    public Task MessageSaysWhatIsMissing() => Verify.VerifyAnalyzerAsync(
        Succeed("""{|#0:SuccessMetric("shop.orders", MetricKind.UsageFrequency)|}"""),
        Verify.Diagnostic("DG1004").WithLocation(0).WithMessage("The goal of 'shop.orders' is ambiguous: it states no target; add Target = …"));

    [Fact]
    public Task AcceptedGapIsSilent() => Verify.VerifyAnalyzerAsync(
        Succeed("""SuccessMetric("shop.orders", MetricKind.UsageFrequency), AcceptedGap("DG1004", "the target follows the pilot")"""));
}
