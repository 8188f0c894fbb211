using System.Globalization;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Merge;

/// <summary>Where releases contradict each other. What one of them leaves open contradicts nothing.</summary>
internal static class Conflicts
{
    public static IReadOnlyList<Conflict> Among(IReadOnlyList<LoadedManifest> manifests)
    {
        var latest = LatestReleases.Of(manifests);
        return [.. Releases(manifests), .. Features(latest), .. Kpis(latest), .. ClaimedKpis.Among(latest)];
    }

    public static ConflictPlace Place(LoadedManifest manifest, ManifestFeature? feature) => new(
        manifest.Source, manifest.Manifest.Release.Product, manifest.Manifest.Release.Version, feature?.Key,
        feature?.DeclaredAt is { File: { } file, Line: { } line } ? new(file, line) : null);

    private static IEnumerable<Conflict> Releases(IReadOnlyList<LoadedManifest> manifests)
    {
        // Builds for several frameworks and configurations are different programs; without a version nobody can say that they are the same.
        foreach (var same in manifests.Where(manifest => manifest.Manifest.Release.Version is not null)
            .GroupBy(manifest => (manifest.Manifest.Release.Product, manifest.Manifest.Release.Version, manifest.Manifest.Release.Framework, manifest.Manifest.Release.Configuration)))
        {
            var first = same.First();
            foreach (var other in same.Skip(1).Where(other => !ReleaseContent.IsSame(first.Manifest, other.Manifest)))
            {
                yield return new(ConflictType.ReleaseDiffers, same.Key.Product, $"{ReleaseName.Of(first.Manifest)} is there twice, with different content",
                    Place(first, null), Place(other, null));
            }
        }
    }

    private static IEnumerable<Conflict> Features(IReadOnlyList<LoadedManifest> latest)
    {
        // A feature that no entry point here serves is another application's, seen from afar.
        var declared = latest.SelectMany(manifest => manifest.Manifest.Features.Where(feature => feature.Exposed).Select(feature => (Manifest: manifest, Feature: feature)));
        foreach (var same in declared.GroupBy(each => each.Feature.Key, StringComparer.Ordinal))
        {
            var first = same.First();
            foreach (var other in same.Skip(1).Where(other => IsOtherProduct(first.Manifest, other.Manifest)))
            {
                foreach (var (what, one, another) in Statements(first.Feature, other.Feature))
                {
                    if (one is not null && another is not null && one != another)
                    {
                        yield return new(ConflictType.FeatureDiffers, same.Key, $"the {what} of {OneLine.Of(same.Key)} is {OneLine.Of(one)} here and {OneLine.Of(another)} there",
                            Place(first.Manifest, first.Feature), Place(other.Manifest, other.Feature));
                    }
                }
            }
        }
    }

    /// <summary>What a feature says of itself once, in whichever application.</summary>
    private static IEnumerable<(string What, string? One, string? Another)> Statements(ManifestFeature one, ManifestFeature other)
    {
        yield return ("title", one.Title, other.Title);
        yield return ("owner", one.Owner, other.Owner);
        yield return ("flag", one.Flag?.Key, other.Flag?.Key);
        yield return ("day of the outcome review", one.Review?.By, other.Review?.By);
        if (one.Metrics.FirstOrDefault(IsSuccess) is not { } metric || other.Metrics.FirstOrDefault(IsSuccess) is not { } otherMetric)
            yield break;
        yield return ("success metric", metric.Instrument, otherMetric.Instrument);
        if (metric.Instrument != otherMetric.Instrument)
            yield break;
        yield return ("success metric's kind", metric.Kind, otherMetric.Kind);
        yield return ("target", Number(metric.Target), Number(otherMetric.Target));
        yield return ("baseline", Number(metric.Baseline), Number(otherMetric.Baseline));
        yield return ("window", metric.Window, otherMetric.Window);
    }

    /// <summary>Within one product it is DG1007, or the same release built in another way.</summary>
    private static bool IsOtherProduct(LoadedManifest one, LoadedManifest other) => one.Manifest.Release.Product != other.Manifest.Release.Product;

    private static bool IsSuccess(ManifestMetric metric) => metric.Role == "success";

    private static string? Number(double? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Conflict> Kpis(IReadOnlyList<LoadedManifest> latest)
    {
        foreach (var same in latest.SelectMany(manifest => manifest.Manifest.Kpis.Where(kpi => kpi.Category is not null).Select(kpi => (Manifest: manifest, Kpi: kpi))).GroupBy(each => each.Kpi.Key, StringComparer.Ordinal))
        {
            var first = same.First();
            foreach (var other in same.Skip(1).Where(other => other.Kpi.Category != first.Kpi.Category && IsOtherProduct(first.Manifest, other.Manifest)))
            {
                yield return new(ConflictType.KpiDiffers, same.Key, $"the KPI {OneLine.Of(same.Key)} is of category {OneLine.Of(first.Kpi.Category!)} here and {OneLine.Of(other.Kpi.Category!)} there",
                    Place(first.Manifest, null), Place(other.Manifest, null));
            }
        }
    }
}
