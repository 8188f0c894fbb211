using DeliveryGap.Tool.Review;

namespace DeliveryGap.Reporting.Tests.Review;

public sealed class GoalTests
{
    private static readonly MetricReview Metric =
        new("guardrail", "shop.open", "engagement", "28d", null, null, null, null, null, 12, 12, null, ReviewVerdict.Worse, null, null, []);

    [Theory]
    [InlineData("guardrail", null, 20d, 100d, "12 → 12 (20 to 100)")]
    [InlineData("guardrail", null, null, 100d, "12 → 12 (at most 100)")]
    [InlineData("guardrail", null, 20d, null, "12 → 12 (at least 20)")]
    [InlineData("guardrail", 5d, 20d, null, "12 → 12 (at least 20)")]
    [InlineData("guardrail", null, null, null, "12 → 12")]
    [InlineData("success", 15d, null, null, "12 → 12 (target 15)")]
    [InlineData("success", 15d, 20d, 100d, "12 → 12 (target 15)")]
    [InlineData("success", null, 20d, 100d, "12 → 12")]
    public void A_sentence_names_all_that_was_aimed_for(string role, double? target, double? min, double? max, string sentence) =>
        Assert.Equal(sentence, ReviewNumbers.Movement(Metric with { Role = role, Target = target, Min = min, Max = max }));

    [Fact]
    public void A_bound_is_written_in_full_and_what_was_seen_is_not_rounded_onto_it() => Assert.Equal(
        "99.96% → no data (at least 99.95%)",
        ReviewNumbers.Movement(Metric with { Kind = "conversion", Min = 0.9995, Before = 0.99961, After = null }));

    [Fact]
    public void A_small_bound_is_not_nothing() => Assert.Equal("at most 0.001%", ReviewNumbers.Goal(Metric with { Kind = "failureRate", Max = 0.00001 }));
}
