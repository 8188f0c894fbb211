using DeliveryGap.Core.Manifest;
using DeliveryGap.Reporting.Tests.Given;
using DeliveryGap.Tool.Queries;
using DeliveryGap.Tool.Queries.Names;
using DeliveryGap.Tool.Review;
using DeliveryGap.Tool.Review.Asking;
using DeliveryGap.Tool.Review.Judging;

namespace DeliveryGap.Reporting.Tests.Review;

public sealed class JudgeTests
{
    private static readonly ManifestMetric Completion = A.Success("shop.checkout.completed", "completion") with { Per = "shop.checkout.started", Direction = "increase" };
    private static readonly ManifestMetric Failures = A.Success("shop.payment.failed", "failureRate") with { Per = "shop.checkout.started", Direction = "decrease" };
    private static readonly ManifestMetric Latency = A.Success("shop.search.duration", "latency") with { Direction = "decrease" };
    private static readonly ManifestMetric Usage = A.Success("shop.checkout.completed", "usageFrequency") with { Direction = "increase" };

    [Theory]
    [InlineData(0.50, 0.62, ReviewVerdict.Reached)]
    [InlineData(0.70, 0.65, ReviewVerdict.Reached)]
    [InlineData(0.50, 0.58, ReviewVerdict.Improved)]
    [InlineData(0.50, 0.505, ReviewVerdict.NoMovement)]
    [InlineData(0.50, 0.495, ReviewVerdict.NoMovement)]
    [InlineData(0.50, 0.42, ReviewVerdict.Worse)]
    [InlineData(null, 0.58, ReviewVerdict.Improved)]
    [InlineData(null, 0.50, ReviewVerdict.Worse)]
    [InlineData(0.50, null, ReviewVerdict.NoData)]
    public void A_share(double? before, double? after, string expected) =>
        Assert.Equal(expected, Of(Completion with { Baseline = 0.54, Target = 0.62 }, before, after, samples: 1000));

    [Theory]
    [InlineData(0.05, 0.009, ReviewVerdict.Reached)]
    [InlineData(0.05, 0.02, ReviewVerdict.Improved)]
    [InlineData(0.05, 0.15, ReviewVerdict.Worse)]
    [InlineData(0.05, 0.05, ReviewVerdict.NoMovement)]
    public void Where_less_is_better(double? before, double? after, string expected) => Assert.Equal(expected, Of(Failures with { Target = 0.01 }, before, after, samples: 5000));

    [Theory]
    [InlineData(0.30, 0.29, ReviewVerdict.NoMovement)]
    [InlineData(0.30, 0.20, ReviewVerdict.Improved)]
    [InlineData(0.30, 0.40, ReviewVerdict.Worse)]
    public void A_quantile(double? before, double? after, string expected) => Assert.Equal(expected, Of(Latency, before, after, samples: 1000));

    /// <summary>A handful of events says nothing, however good they look.</summary>
    [Theory]
    [InlineData(99, ReviewVerdict.TooFewSamples)]
    [InlineData(0, ReviewVerdict.TooFewSamples)]
    [InlineData(100, ReviewVerdict.Reached)]
    public void Few_events_make_no_verdict(double samples, string expected) => Assert.Equal(expected, Of(Completion with { Target = 0.62 }, 0.5, 1, samples));

    /// <summary>An amount is what it is, also where it is small.</summary>
    [Fact]
    public void A_small_amount_is_an_answer() => Assert.Equal(ReviewVerdict.Worse, Of(Usage, 50, 3, samples: 3));

    [Fact]
    public void A_part_of_a_window_is_not_compared_with_the_baseline_of_a_whole_one() => Assert.Equal(ReviewVerdict.NoMovement, Of(Usage with { Baseline = 1000 }, null, 300, samples: 300, isPartial: true));

    /// <summary>A total that still grows is not judged as if the window were over.</summary>
    [Fact]
    public void A_part_of_a_total_is_no_total()
    {
        var cost = A.Success("shop.order.value", "cost") with { Direction = "decrease" };
        Assert.NotEqual(ReviewVerdict.Reached, Of(cost with { Target = 1000 }, 50, 50, 10, isPartial: true));
        Assert.Equal(ReviewVerdict.Reached, Of(cost with { Target = 1000 }, 50, 50, 10));
        Assert.Equal(ReviewVerdict.NoMovement, Of(Usage with { Role = "guardrail", Min = 100 }, 50, 12, 12, isPartial: true));
        Assert.Equal(ReviewVerdict.Worse, Of(Usage with { Role = "guardrail", Min = 100 }, 50, 12, 12));
        Assert.Equal(ReviewVerdict.Worse, Of(cost with { Role = "guardrail", Max = 1000 }, 50, 1200, 10, isPartial: true));
        Assert.Equal(ReviewVerdict.Reached, Of(Usage with { Target = 100 }, 50, 120, 12, isPartial: true));
        Assert.Equal(ReviewVerdict.Worse, Of(Completion with { Role = "guardrail", Min = 0.5 }, 0.5, 0.2, 1000, isPartial: true));
    }

    [Fact]
    public void Few_events_before_are_no_reference() =>
        Assert.Equal(ReviewVerdict.Improved, new Judge(100).Of(Plan(Completion with { Baseline = 0.4 }), Seen(before: 1, after: 0.6, before2: 3, after2: 1000)));

    [Fact]
    public void Without_anything_to_compare_with_nothing_moved() => Assert.Equal(ReviewVerdict.NoMovement, Of(Completion, null, 0.9, samples: 1000));

    [Theory]
    [InlineData(0.009, ReviewVerdict.Reached)]
    [InlineData(0.01, ReviewVerdict.Reached)]
    [InlineData(0.15, ReviewVerdict.Worse)]
    public void A_guardrail_holds_or_breaks(double after, string expected) => Assert.Equal(expected, Of(Failures with { Role = "guardrail", Max = 0.01 }, 0.15, after, samples: 1000));

    [Theory]
    [InlineData(ReviewVerdict.Reached, ReviewVerdict.AtACost)]
    [InlineData(ReviewVerdict.Improved, ReviewVerdict.AtACost)]
    [InlineData(ReviewVerdict.NoMovement, ReviewVerdict.Worse)]
    [InlineData(ReviewVerdict.NoData, ReviewVerdict.Worse)]
    public void A_broken_guardrail_is_a_cost(string success, string expected)
    {
        Assert.Equal(expected, Judge.OfFeature(success, [Guardrail(ReviewVerdict.Reached), Guardrail(ReviewVerdict.Worse)]));
        Assert.Equal(success, Judge.OfFeature(success, [Guardrail(ReviewVerdict.Reached), Guardrail(ReviewVerdict.NoData), Guardrail(ReviewVerdict.TooFewSamples)]));
    }

    private static MetricReview Guardrail(string verdict) => new("guardrail", "x", "failureRate", "28d", null, null, null, 0.01, null, null, null, null, verdict, null, null, []);

    private static string Of(ManifestMetric metric, double? before, double? after, double samples, bool isPartial = false) => new Judge(100).Of(Plan(metric), Seen(before, after, samples, samples, isPartial));

    private static Observation Seen(double? before, double? after, double before2, double after2, bool isPartial = false) =>
        new(TimeSpan.FromDays(28), isPartial, before, after, before2, after2, [], [], "query");

    private static PlannedMetric Plan(ManifestMetric metric) => new MetricPlan(A.Manifest(), new(Naming.All[Naming.Default], [])).Of(A.Feature("pay"), metric);
}
