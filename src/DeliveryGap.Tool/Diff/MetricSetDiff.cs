using System.Globalization;
using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Diff;

/// <summary>What changed in the metrics of one feature: each by itself, and those that came, went, or stand in another's place.</summary>
internal static class MetricSetDiff
{
    public static IEnumerable<Change> Between(ManifestFeature before, ManifestFeature after, InstrumentNames names)
    {
        var pairs = new MetricPairs(before.Metrics, after.Metrics, names);
        var added = pairs.New.ToList();
        foreach (var gone in pairs.Gone)
            yield return Gone(gone, after, added);
        foreach (var metric in added)
        {
            yield return before.Metrics.Any(old => old.Role != metric.Role && IsSameMeasure(old, metric)) && metric.Role == "success"
                ? new(ChangeType.MetricPromoted, ChangeSeverity.Information, MetricMeaning.Name(metric), null, Promise(metric))
                : new(ChangeType.MetricAdded, ChangeSeverity.Information, MetricMeaning.Name(metric), null, Promise(metric));
        }

        foreach (var change in pairs.Paired.SelectMany(pair => new MetricDiff(pair.Before, pair.After, names).Changes()))
            yield return change;
    }

    /// <param name="added">Loses the metric that stands in its place.</param>
    private static Change Gone(ManifestMetric gone, ManifestFeature after, List<ManifestMetric> added) => gone.Role switch
    {
        "success" => SuccessGone(gone, after, added),
        "guardrail" => GuardrailGone(gone, after, added),
        _ => after.Metrics.Any(metric => IsSameMeasure(metric, gone))
            ? new(ChangeType.MetricPromoted, ChangeSeverity.Information, MetricMeaning.Name(gone), null, null)
            : new(ChangeType.MetricRemoved, ChangeSeverity.Warning, MetricMeaning.Name(gone), Promise(gone), null),
    };

    private static Change SuccessGone(ManifestMetric gone, ManifestFeature after, List<ManifestMetric> added)
    {
        var name = MetricMeaning.Name(gone);
        // Nothing was promised yet.
        if ((gone.Instrument ?? gone.MeasuredBy) is null)
            return new(ChangeType.MetricRemoved, ChangeSeverity.Information, name, null, null);
        var inItsPlace = added.Find(metric => metric.Role == "success");
        if (inItsPlace is not null)
            added.Remove(inItsPlace);
        if (after.Metrics.Any(metric => metric.Role != "success" && IsSameMeasure(metric, gone)))
            return new(ChangeType.MetricDemoted, ChangeSeverity.Goalposts, name, Promise(gone), inItsPlace is null ? null : Named(inItsPlace), "it no longer says whether the feature worked");
        return inItsPlace is null
            ? new(ChangeType.MetricRemoved, ChangeSeverity.Goalposts, name, Promise(gone), null, "nothing says any more whether the feature worked")
            : new(ChangeType.MetricReplaced, ChangeSeverity.Goalposts, name, Promise(gone), Named(inItsPlace), "success is another number now");
    }

    private static Change GuardrailGone(ManifestMetric gone, ManifestFeature after, List<ManifestMetric> added)
    {
        var name = MetricMeaning.Name(gone);
        if ((gone.Max ?? gone.Min) is null)
            return new(ChangeType.MetricRemoved, ChangeSeverity.Warning, name, null, null);
        if (after.Metrics.Any(metric => metric.Role == "success" && IsSameMeasure(metric, gone)))
            return new(ChangeType.MetricPromoted, ChangeSeverity.Warning, name, Promise(gone), "the success metric");
        // The same harm, bounded at least as tightly by another number.
        if (added.Find(metric => metric.Role == "guardrail" && metric.Kind is not null && metric.Kind == gone.Kind && IsAsTight(metric, gone)) is { } inItsPlace)
        {
            added.Remove(inItsPlace);
            return new(ChangeType.MetricReplaced, ChangeSeverity.Warning, name, Promise(gone), Named(inItsPlace));
        }

        return after.Metrics.Any(metric => IsSameMeasure(metric, gone))
            ? new(ChangeType.MetricDemoted, ChangeSeverity.Goalposts, name, Promise(gone), null, "it is watched, and bounded no more")
            : new(ChangeType.MetricRemoved, ChangeSeverity.Goalposts, name, Promise(gone), null, "the guardrail was dropped");
    }

    private static bool IsAsTight(ManifestMetric metric, ManifestMetric than) =>
        (than.Max is null || metric.Max <= than.Max) && (than.Min is null || metric.Min >= than.Min);

    private static bool IsSameMeasure(ManifestMetric one, ManifestMetric other) =>
        one.Instrument == other.Instrument && one.MeasuredBy == other.MeasuredBy && one.Kind == other.Kind;

    private static string Named(ManifestMetric metric) => Promise(metric) is { } promise ? $"{MetricMeaning.Name(metric)} {promise}" : MetricMeaning.Name(metric);

    /// <summary>Null where it promises nothing.</summary>
    private static string? Promise(ManifestMetric metric)
    {
        var parts = new[] { ("baseline", metric.Baseline), ("target", metric.Target), ("max", metric.Max), ("min", metric.Min) }
            .Where(part => part.Item2 is not null).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Item1} {part.Item2}")).ToArray();
        return parts.Length == 0 ? null : string.Join(", ", parts);
    }
}
