using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Diff;

namespace DeliveryGap.Tool.Report.Model;

/// <summary>What changed from one release of a product to the next, as <c>diff</c> says it.</summary>
/// <param name="Since">The label of the release before.</param>
internal sealed record ReleaseChanges(string Since, IReadOnlyList<ReleaseChange> All)
{
    public static ReleaseChanges Between(ReleaseManifest before, string since, ReleaseManifest after)
    {
        var (old, current) = (ByKey(before), ByKey(after));
        return new(since, [.. ReleaseDiff.Between(before, after).Select(change => new ReleaseChange(
            change,
            change.Feature is not { } key ? null : current.GetValueOrDefault(key) ?? old.GetValueOrDefault(key),
            change.Feature is { } here && current.ContainsKey(here)))]);
    }

    // Two features may share a key (DG1007); the first stands for both.
    private static Dictionary<string, ManifestFeature> ByKey(ReleaseManifest manifest)
    {
        var features = new Dictionary<string, ManifestFeature>(StringComparer.Ordinal);
        foreach (var feature in manifest.Features)
            features.TryAdd(feature.Key, feature);
        return features;
    }
}

/// <param name="Feature">As the newer release declares it, else as the older one did; null where the change is about no feature of either.</param>
/// <param name="IsHere">The newer release declares the feature.</param>
internal sealed record ReleaseChange(Change Change, ManifestFeature? Feature, bool IsHere);
