using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Queries;
using DeliveryGap.Tool.Review.Asking;

namespace DeliveryGap.Tool.Review.Judging;

/// <summary>Says what came of a metric. What moved less than chance would is no movement.</summary>
/// <param name="minimumSamples">Fewer events make no verdict on a share, a quantile or a mean.</param>
internal sealed class Judge(double minimumSamples)
{
    // Two standard errors: what chance alone does once in twenty.
    private const double Errors = 1.96;

    // For what is no share, the spread is not known.
    private const double LeastRelativeMovement = 0.05;

    public string Of(PlannedMetric planned, Observation seen)
    {
        var (metric, measure) = (planned.Metric, planned.Measure!);
        if (seen.After is not { } after)
            return ReviewVerdict.NoData;
        if (measure is not (Increase or Level) && seen.SamplesAfter < minimumSamples)
            return ReviewVerdict.TooFewSamples;
        // A total that is still growing is above a bound for good, and below one for now.
        var isGrowing = measure.GrowsWithWindow && seen.IsPartial;
        if (metric.Role == "guardrail" && (metric.Max ?? metric.Min) is not null)
            return after > metric.Max || (after < metric.Min && !isGrowing) ? ReviewVerdict.Worse : isGrowing ? ReviewVerdict.NoMovement : ReviewVerdict.Reached;

        var isLowerBetter = metric.Direction == "decrease";
        if (metric.Target is { } target && (isLowerBetter ? after <= target && !isGrowing : after >= target))
            return ReviewVerdict.Reached;
        var (before, samples) = Reference(metric, measure, seen);
        if (before is not { } reference)
            return ReviewVerdict.NoMovement;
        var gain = isLowerBetter ? reference - after : after - reference;
        return Math.Abs(gain) <= Noise(measure, after, seen.SamplesAfter, reference, samples) ? ReviewVerdict.NoMovement
            : gain > 0 ? ReviewVerdict.Improved : ReviewVerdict.Worse;
    }

    /// <summary>What it was before: as it was seen, where enough was seen, else as it was declared.</summary>
    /// <returns>Null where neither is there; the samples are null for a number that was declared.</returns>
    private (double? Value, double? Samples) Reference(ManifestMetric metric, Measure measure, Observation seen)
    {
        var isSeen = seen.Before is not null && (measure is Level || (measure is Increase ? seen.SamplesBefore > 0 : seen.SamplesBefore >= minimumSamples));
        // A declared amount is of a whole window, and is not compared with a part of one.
        return isSeen ? (seen.Before, seen.SamplesBefore) : measure.GrowsWithWindow && seen.IsPartial ? (null, null) : (metric.Baseline, null);
    }

    private static double Noise(Measure measure, double after, double? samples, double before, double? samplesBefore)
    {
        if (measure is not Share || samples is not > 0)
            return Math.Abs(before) * LeastRelativeMovement;
        var deviation = Variance(after) / samples.Value + (samplesBefore is > 0 ? Variance(before) / samplesBefore.Value : 0);
        return Errors * Math.Sqrt(deviation);
    }

    // A quotient of two counters may pass 1, where it is no share any more.
    private static double Variance(double share) => Math.Clamp(share, 0, 1) is var part ? part * (1 - part) : 0;

    /// <summary>Of a feature, by what came of its success metric and its guardrails.</summary>
    public static string OfFeature(string success, IEnumerable<MetricReview> guardrails) => !guardrails.Any(guardrail => guardrail.Verdict == ReviewVerdict.Worse) ? success
        : success is ReviewVerdict.Reached or ReviewVerdict.Improved ? ReviewVerdict.AtACost : ReviewVerdict.Worse;
}
