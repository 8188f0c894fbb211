using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Report.Model;

/// <summary>How a feature stands.</summary>
internal static class FeatureStanding
{
    /// <summary>A <see cref="GapVerdict"/>.</summary>
    public static string Of(ManifestFeature feature) =>
        feature.Gaps.Count > 0 ? GapVerdict.Gaps
        : feature.Accepted.Count > 0 ? GapVerdict.Accepted
        : feature.Exposed ? GapVerdict.Clean : GapVerdict.NotJudged;

    /// <summary>Gaps of the release that stand at none of its features.</summary>
    public static IEnumerable<ManifestGap> Elsewhere(IEnumerable<ManifestGap> gaps, ReleaseManifest manifest)
    {
        var keys = manifest.Features.Select(feature => feature.Key).ToHashSet(StringComparer.Ordinal);
        return gaps.Where(gap => gap.Feature is not { } feature || !keys.Contains(feature));
    }
}
