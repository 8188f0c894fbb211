using DeliveryGap.Core.Rules;
using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.FeatureDeclarationAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

/// <summary>DG1003, DG1005, DG1006, DG1010, DG1015.</summary>
public sealed class OutcomeTests
{
    private const string Feature = """Feature("orders", Owner = "sales")""";
    private const string Hypothesis = """Hypothesis(Problem = "They call us to order")""";
    private const string Success = """SuccessMetric("shop.orders", MetricKind.Completion, Per = "shop.carts", Target = 0.6)""";
    private const string Guardrail = """Guardrail("shop.errors", MetricKind.FailureRate, Max = 0.01)""";
    private const string Review = """OutcomeReview(By = "2027-03-31")""";

    private static Task VerifyAsync(params string[] attributes) =>
        Verify.VerifyAnalyzerAsync(Level.Outcome, $"using DeliveryGap;\n[{string.Join(", ", attributes)}]\nclass Orders;");

    [Fact]
    public Task AFeatureThatSaysEverythingIsLeftAlone() => VerifyAsync(Feature, Hypothesis, Success, Guardrail, Review);

    [Fact]
    public Task WhateverIsNoFeatureIsLeftAlone() => Verify.VerifyAnalyzerAsync(Level.WholeProduct, """
        using DeliveryGap;
        [assembly: Vision("Nobody calls us to order")]
        class Orders;
        [NotAFeature("a probe")] class Probe;
        [Feature("orders", Owner = "sales"), Hypothesis(Because = "b"), SuccessMetric("shop.orders", MetricKind.Revenue, Target = 1), OutcomeReview(Checkpoints = ["7d"]),
         Guardrail("shop.errors", MetricKind.FailureRate, Max = 0.01)]
        class Declared { [PartOf("orders")] void Part() { } }
        [PartOf("orders"), AcceptedGap("DG1001", "until May")] class Part { class Nested; }
        """);

    [Theory]
    [InlineData("DG1003", Success, Guardrail, Review)]
    [InlineData("DG1003", Success, Guardrail, Review, "Hypothesis")]
    [InlineData("DG1003", Success, Guardrail, Review, """Hypothesis(Problem = "?", Audience = "?", Because = "?")""")]
    [InlineData("DG1006", Success, Hypothesis, Review)]
    [InlineData("DG1006", Success, Hypothesis, Review, """Guardrail("shop.time", MetricKind.Latency, Max = 1)""")]
    [InlineData("DG1015", Success, Hypothesis, Guardrail)]
    [InlineData("DG1015", Success, Hypothesis, Guardrail, "OutcomeReview")]
    [InlineData("DG1015", Success, Hypothesis, Guardrail, """OutcomeReview(By = "?", Owner = "sales")""")]
    [InlineData("DG1015", Success, Hypothesis, Guardrail, """OutcomeReview(Checkpoints = ["?"])""")]
    public Task WhatIsLackingIsReportedAtTheFeature(string id, params string[] beside) => VerifyAsync([$"{{|{id}:{Feature}|}}", .. beside]);

    [Theory]
    [InlineData("""Feature("orders")""")]
    [InlineData("""Feature("orders", Owner = "?")""")]
    [InlineData("""Feature("orders", Owner = "", Title = "Orders")""")]
    [InlineData("""Feature("orders", Owner = null)""")]
    public Task NoOwner(string feature) => VerifyAsync($"{{|DG1010:{feature}|}}", Hypothesis, Success, Guardrail, Review);

    [Theory]
    [InlineData("""SuccessMetric("shop.opened", MetricKind.Engagement, Target = 5)""")]
    [InlineData("""SuccessMetric("shop.opened", MetricKind.UsageFrequency, Target = 5)""")]
    [InlineData("""SuccessMetric("shop.opened", MetricKind.UsageFrequency, Target = 5)""", """SupportingMetric("shop.clicked", MetricKind.Engagement)""")]
    public Task OutputOnly(string success, params string[] beside) =>
        VerifyAsync([Feature, Hypothesis, $"{{|DG1005:{success}|}}", Guardrail, Review, .. beside]);

    [Theory]
    [InlineData("""SuccessMetric("shop.revenue", MetricKind.Revenue, Target = 5)""")]
    [InlineData("""SuccessMetric("shop.opened", MetricKind.UsageFrequency, Target = 5)""", """SupportingMetric("shop.returned", MetricKind.Satisfaction)""")]
    [InlineData("""SuccessMetric("shop.opened", MetricKind.UsageFrequency, Target = 5)""", """AcceptedGap("DG1005", "first they have to find it")""")]
    public Task Outcomes(string success, params string[] beside) => VerifyAsync([Feature, Hypothesis, success, Guardrail, Review, .. beside]);

    [Fact]
    public Task FailuresAsSuccess() => VerifyAsync(Feature, Hypothesis, """SuccessMetric("shop.errors", MetricKind.FailureRate, Target = 0)""", Review);

    [Fact]
    public Task AttributesOfAllPartsCount() => Verify.VerifyAnalyzerAsync(Level.Outcome, $"""
        using DeliveryGap;
        [{Feature}, {Success}] partial class Orders;
        [{Hypothesis}, {Guardrail}] partial class Orders;
        [{Review}] partial class Orders;
        """);

    [Fact]
    public Task MethodsAndLambdasAreFeaturesToo() => Verify.VerifyAnalyzerAsync(Level.Outcome, $$$"""
        using DeliveryGap;
        class Orders
        {
            [{|DG1003:{|DG1006:{|DG1010:{|DG1015:Feature("orders.list")|}|}|}|}, {{{Success}}}]
            void List() { }
            object Map() => [{|DG1015:{{{Feature}}}|}, {{{Hypothesis}}}, {{{Success}}}, {{{Guardrail}}}] () => 1;
        }
        """);

    [Fact]
    public Task AcceptedGapsAreSilent() => VerifyAsync(
        """Feature("orders")""", Success, """AcceptedGap("DG1003", "a")""", """AcceptedGap("DG1006", "b")""", """AcceptedGap("DG1010", "c")""", """AcceptedGap("DG1015", "d")""");

    [Fact]
    public Task AnAttributeOfTheSameNameIsNotOurs() => Verify.VerifyAnalyzerAsync(Level.WholeProduct, """
        using Other;
        [assembly: Kpi("conversion")]
        [Feature("orders")] class Orders;
        namespace Other
        {
            class FeatureAttribute(string key) : System.Attribute;
            class KpiAttribute(string key) : System.Attribute;
        }
        """);

    [Fact]
    public Task MessageSaysWhatToDo() => Verify.VerifyAnalyzerAsync(
        Level.Outcome, $"""
        using DeliveryGap;
        [{Feature}, {Hypothesis}, {"{|#0:SuccessMetric(\"shop.opened\", MetricKind.Engagement, Target = 5)|}"}, {Guardrail}, {Review}] class Orders;
        """,
        Verify.Diagnostic("DG1005").WithLocation(0).WithMessage(
            "The success of 'orders' is measured by Engagement alone, which says that people touch it and not that it helped; "
            + "make what they achieve (Completion, Conversion, Retention, …) the success metric and this one a [SupportingMetric]"));
}
