using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Report.Model;

/// <summary>What one release has that the one before it had not, and the reverse.</summary>
/// <param name="Since">The label of the release before.</param>
internal sealed record ReleaseChanges(
    string Since, IReadOnlyList<ManifestFeature> Added, IReadOnlyList<ManifestFeature> Removed, IReadOnlyList<StageChange> Stages,
    IReadOnlyList<MetricChange> Metrics, IReadOnlyList<ManifestGap> NewGaps, IReadOnlyList<ManifestGap> ClosedGaps)
{
    public bool IsNone => Added.Count + Removed.Count + Stages.Count + Metrics.Count + NewGaps.Count + ClosedGaps.Count == 0;

    public static ReleaseChanges Between(ReleaseManifest before, string since, ReleaseManifest after)
    {
        var (old, current) = (ByKey(before), ByKey(after));
        var both = after.Features.Where(feature => ReferenceEquals(current[feature.Key], feature) && old.ContainsKey(feature.Key))
            .Select(feature => (Before: old[feature.Key], After: feature)).ToArray();
        return new(
            since,
            [.. current.Values.Where(feature => !old.ContainsKey(feature.Key)).OrderBy(feature => feature.Key, StringComparer.Ordinal)],
            [.. old.Values.Where(feature => !current.ContainsKey(feature.Key)).OrderBy(feature => feature.Key, StringComparer.Ordinal)],
            [.. both.Where(pair => pair.Before.Stage != pair.After.Stage).Select(pair => new StageChange(pair.After, pair.Before.Stage, pair.After.Stage))],
            [.. both.SelectMany(pair => MetricChanges(pair.Before, pair.After))],
            Only(after.Gaps, before.Gaps),
            Only(before.Gaps, after.Gaps));
    }

    // Two features may share a key (DG1007); the first stands for both.
    private static Dictionary<string, ManifestFeature> ByKey(ReleaseManifest manifest)
    {
        var features = new Dictionary<string, ManifestFeature>(StringComparer.Ordinal);
        foreach (var feature in manifest.Features)
            features.TryAdd(feature.Key, feature);
        return features;
    }

    private static IEnumerable<MetricChange> MetricChanges(ManifestFeature before, ManifestFeature after)
    {
        var old = new Dictionary<(string, string?, string?, string?), ManifestMetric>();
        foreach (var metric in before.Metrics)
            old.TryAdd(Identity(metric), metric);
        return after.Metrics.Where(metric => old.TryGetValue(Identity(metric), out var was) && was.Status != metric.Status)
            .Select(metric => new MetricChange(after, metric, old[Identity(metric)].Status));
    }

    private static (string Role, string? Instrument, string? Kind, string? Where) Identity(ManifestMetric metric) => (metric.Role, metric.Instrument, metric.Kind, metric.Where);

    private static ManifestGap[] Only(IReadOnlyList<ManifestGap> gaps, IReadOnlyList<ManifestGap> without)
    {
        var known = without.Select(Identity).ToHashSet();
        return [.. gaps.Where(gap => !known.Contains(Identity(gap)))];
    }

    // Neither the message nor the line: both change when somebody edits nearby.
    private static (string, string?, string?, string?) Identity(ManifestGap gap) => (gap.Rule, gap.Feature, gap.EntryPoint, gap.Instrument);
}

internal sealed record StageChange(ManifestFeature Feature, string? Before, string? After);

internal sealed record MetricChange(ManifestFeature Feature, ManifestMetric Metric, string StatusBefore);
