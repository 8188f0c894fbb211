using Verify = DeliveryGap.Analyzers.Tests.CSharpCodeFixVerifier<
    DeliveryGap.Analyzers.Tests.Fixes.EveryRule, DeliveryGap.CodeFixes.GoalIsAmbiguousCodeFixProvider>;

namespace DeliveryGap.Analyzers.Tests.Fixes;

/// <summary>DG1004.</summary>
public sealed class GoalFixTests
{
    private const string Revenue = "SuccessMetric(\"shop.paid\", MetricKind.Revenue";
    private const string Completion = "SuccessMetric(\"shop.paid\", MetricKind.Completion";

    [Theory]
    // What is missing is left to be filled in, and goes on being asked for.
    [InlineData(Revenue + ")", Revenue + ", Target = double.NaN)")]
    [InlineData(Revenue + ", Unit = \"EUR\" /* euro */)", Revenue + ", Unit = \"EUR\", Target = double.NaN /* euro */)")]
    [InlineData(Completion + ", Target = 0.5)", Completion + ", Target = 0.5, Per = \"?\")")]
    public Task AddsWhatIsMissing(string before, string after) => VerifyAsync($"{{|DG1004:{before}|}}", $"{{|DG1004:{after}|}}");

    [Fact]
    public Task AGuardrailGetsALimit() => VerifyAsync(
        Revenue + ", Target = 5.0), {|DG1004:Guardrail(\"shop.latency\", MetricKind.Latency)|}",
        Revenue + ", Target = 5.0), {|DG1004:Guardrail(\"shop.latency\", MetricKind.Latency, Max = double.NaN)|}");

    [Theory]
    [InlineData("62", "0.62")]
    [InlineData("62.5", "0.625")]
    [InlineData("100", "1")]
    public Task PercentBecomeAShare(string percent, string share) => VerifyAsync(
        $"{{|DG1004:{Completion}, Per = \"shop.started\", Target = {percent})|}}", $"{Completion}, Per = \"shop.started\", Target = {share})");

    [Fact]
    public Task AQuantileIsAShareToo() => VerifyAsync(
        "{|DG1004:SuccessMetric(\"shop.latency\", MetricKind.Latency, Target = 200, Quantile = 95)|}",
        "SuccessMetric(\"shop.latency\", MetricKind.Latency, Target = 200, Quantile = 0.95)");

    [Theory]
    // Which of the two numbers is wrong only people know.
    [InlineData(Revenue + ", Baseline = 5.0, Target = 5.0)")]
    [InlineData(Completion + ", Per = \"shop.started\", Baseline = 50, Target = 50)")]
    [InlineData(Revenue + ", Target = 5.0), Guardrail(\"shop.cost\", MetricKind.Cost, Min = 5, Max = 4)", 1)]
    // No share, and no percent either.
    [InlineData(Completion + ", Per = \"shop.started\", Target = 620)")]
    [InlineData(Completion + ", Per = \"shop.started\", Target = -0.5)")]
    // Not a literal: others may use the constant.
    [InlineData(Completion + ", Per = \"shop.started\", Target = Pay.Goal)")]
    // To be filled in.
    [InlineData(Revenue + ", Target = double.NaN)")]
    [InlineData(Completion + ", Target = 0.5, Per = \"?\")")]
    public Task NothingIsOfferedThatOnlyPeopleKnow(string attributes, int flagged = 0)
    {
        var parts = attributes.Split("), ");
        var source = string.Join(", ", parts.Select((part, index) =>
            (part.EndsWith(')') ? part : part + ")") is var whole && index == flagged ? $"{{|DG1004:{whole}|}}" : whole));
        return VerifyAsync(source, source);
    }

    [Fact]
    public Task NothingIsOfferedForAClearGoal() => VerifyAsync(Revenue + ", Target = 5.0)", Revenue + ", Target = 5.0)");

    [Fact]
    public Task EveryGoalOfAKindIsFixedTogether() => new Verify.Test
    {
        TestCode = $$"""
            using DeliveryGap;
            [Feature("pay"), {|DG1004:{{Revenue}})|}] class Pay;
            [Feature("get"), {|DG1004:{{Revenue}})|}] class Get;
            """,
        FixedCode = $$"""
            using DeliveryGap;
            [Feature("pay"), {|DG1004:{{Revenue}}, Target = double.NaN)|}] class Pay;
            [Feature("get"), {|DG1004:{{Revenue}}, Target = double.NaN)|}] class Get;
            """,
    }.RunAsync(TestContext.Current.CancellationToken);

    private static Task VerifyAsync(string attributes, string fixedAttributes) =>
        Verify.VerifyCodeFixAsync(Source(attributes), Source(fixedAttributes));

    private static string Source(string attributes) => $$"""
        using DeliveryGap;

        [Feature("pay"), {{attributes}}]
        class Pay
        {
            public const double Goal = 62;
        }
        """;
}
