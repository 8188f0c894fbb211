using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Diff;

namespace DeliveryGap.Tool.Notes;

/// <summary>What became of a feature since the last release.</summary>
internal enum News
{
    /// <summary>It was not there, or not yet among users.</summary>
    New,

    /// <summary>It was rolling out, and is for everyone.</summary>
    ForEveryone,

    Changed,

    /// <summary>It is on its way out.</summary>
    Leaving,

    Gone,
}

/// <param name="Feature">As it is now, or was last.</param>
/// <param name="WasOut">Users had it before.</param>
/// <param name="Changes">Since the last release; empty where it is new or gone.</param>
internal sealed record FeatureNews(News What, ManifestFeature Feature, bool WasOut, IReadOnlyList<Change> Changes)
{
    /// <summary>Users have it now.</summary>
    public bool IsOut => What != News.Gone && Reached(Feature);

    /// <summary>In the order of the features, new ones first.</summary>
    public static IReadOnlyList<FeatureNews> Of(ReleasePair pair)
    {
        var (old, current) = (ByKey(pair.Before?.Manifest), ByKey(pair.After?.Manifest));
        var changes = pair is { Before: not null, After: not null } ? ReleaseDiff.Between(pair).ToLookup(change => change.Feature) : null;
        var news = current.Values.Select(feature => Now(old.GetValueOrDefault(feature.Key), feature, [.. changes?[feature.Key] ?? []]))
            .Concat(old.Values.Where(feature => !current.ContainsKey(feature.Key)).Select(feature => new FeatureNews(News.Gone, feature, Reached(feature) || feature.Stage == "sunset", [])));
        return [.. news.OfType<FeatureNews>().OrderBy(each => each.What)];
    }

    private static FeatureNews? Now(ManifestFeature? before, ManifestFeature now, IReadOnlyList<Change> changes) =>
        before is null ? new(News.New, now, false, [])
        : now.Stage == "sunset" && before.Stage != "sunset" ? new(News.Leaving, now, Reached(before), changes)
        : Reached(now) && before.Stage is "prototype" or "experiment" ? new(News.New, now, false, changes)
        : now.Stage == "generalAvailability" && before.Stage == "rollout" ? new(News.ForEveryone, now, true, changes)
        : changes.Count > 0 ? new(News.Changed, now, Reached(before), changes)
        : null;

    private static bool Reached(ManifestFeature feature) => feature.Stage is "rollout" or "generalAvailability";

    /// <summary>Those that users of this application reach. Of two that share a key (DG1007) the first.</summary>
    private static Dictionary<string, ManifestFeature> ByKey(ReleaseManifest? manifest) =>
        (manifest?.Features ?? []).Where(feature => feature.Exposed).DistinctBy(feature => feature.Key, StringComparer.Ordinal).ToDictionary(feature => feature.Key, StringComparer.Ordinal);
}
