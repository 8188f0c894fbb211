using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Grafana.Model;

namespace DeliveryGap.Tool.Grafana;

/// <summary>Colours of a metric's values: by its target and baseline, or by its least and greatest.</summary>
internal static class Bounds
{
    private const string Good = "green";
    private const string Between = "orange";
    private const string Bad = "red";
    private const string Neutral = "blue";

    /// <summary>Of a guardrail those of its bounds, of another metric those of its target.</summary>
    public static Thresholds Of(ManifestMetric metric) => new(metric.Role == "guardrail" || metric.Target is null ? WithinBounds(metric) : TowardsTarget(metric));

    private static IReadOnlyList<ThresholdStep> WithinBounds(ManifestMetric metric) => (metric.Min, metric.Max) switch
    {
        (null, null) => [new(Neutral, null)],
        ({ } min, null) => [new(Bad, null), new(Good, min)],
        (null, { } max) => [new(Good, null), new(Bad, Above(max))],
        ({ } min, { } max) when min <= max => [new(Bad, null), new(Good, min), new(Bad, Above(max))],
        // No value is within.
        _ => [new(Bad, null)],
    };

    private static IReadOnlyList<ThresholdStep> TowardsTarget(ManifestMetric metric) => (metric.Target, metric.Baseline, metric.Direction) switch
    {
        (null, _, _) => [new(Neutral, null)],
        ({ } target, { } baseline, "decrease") when baseline > target => [new(Good, null), new(Between, Above(target)), new(Bad, Above(baseline))],
        ({ } target, _, "decrease") => [new(Good, null), new(Between, Above(target))],
        ({ } target, { } baseline, _) when baseline < target => [new(Bad, null), new(Between, baseline), new(Good, target)],
        ({ } target, _, _) => [new(Between, null), new(Good, target)],
    };

    // A step holds from its value on, and what is just at the bound is within.
    private static double Above(double bound) => bound < double.MaxValue ? Math.BitIncrement(bound) : bound;
}
