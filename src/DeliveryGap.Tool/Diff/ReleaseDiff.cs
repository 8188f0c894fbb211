using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Diff;

/// <summary>What changed between two releases of one application: what is about the whole first, then feature by feature.</summary>
internal static class ReleaseDiff
{
    public static IReadOnlyList<Change> Between(ReleasePair pair)
    {
        var product = pair.Name;
        return pair is { Before.Manifest: { } before, After.Manifest: { } after } ? Between(before, after)
            : pair.Before is null
            ? [new(ChangeType.ApplicationAdded, ChangeSeverity.Information, "application", null, product) { Product = product }]
            : [new(ChangeType.ApplicationRemoved, ChangeSeverity.Warning, "application", product, null) { Product = product }];
    }

    public static IReadOnlyList<Change> Between(ReleaseManifest before, ReleaseManifest after)
    {
        var names = new InstrumentNames(before, after);
        var (old, current) = (before.Features.ToLookup(feature => feature.Key, StringComparer.Ordinal), after.Features.ToLookup(feature => feature.Key, StringComparer.Ordinal));
        // What goes with its feature was not closed.
        var changes = Whole(before, after).Concat(GapDiff.Between(before, after).Where(gap => gap.Type != ChangeType.GapClosed || gap.Feature is null || current.Contains(gap.Feature)))
            .Concat(old.Concat(current).Select(group => group.Key).Distinct(StringComparer.Ordinal).SelectMany(key => Feature([.. old[key]], [.. current[key]], names)));
        return [.. changes.OrderBy(change => change.Feature ?? "", StringComparer.Ordinal).Select(change => change with { Product = after.Release.Product })];
    }

    private static IEnumerable<Change> Whole(ReleaseManifest before, ReleaseManifest after) =>
        FeatureDiff.Sets(before.Kpis.Select(kpi => kpi.Key), after.Kpis.Select(kpi => kpi.Key), StringComparer.Ordinal, "KPI",
                (ChangeType.KpiAdded, ChangeSeverity.Information), (ChangeType.KpiRemoved, ChangeSeverity.Warning))
            .Concat(FeatureDiff.Sets(before.Objectives.Select(objective => objective.Key), after.Objectives.Select(objective => objective.Key), StringComparer.Ordinal, "objective",
                (ChangeType.ObjectiveAdded, ChangeSeverity.Information), (ChangeType.ObjectiveRemoved, ChangeSeverity.Warning)));

    private static IEnumerable<Change> Feature(ManifestFeature[] before, ManifestFeature[] after, InstrumentNames names)
    {
        var shown = after.Length > 0 ? after[0] : before[0];
        var changes = (before, after) switch
        {
            ([], [..]) => [new(ChangeType.FeatureAdded, ChangeSeverity.Information, "feature", null, shown.Title ?? shown.Key)],
            ([..], []) => [new(ChangeType.FeatureRemoved, before.Any(feature => feature.Stage == "sunset") ? ChangeSeverity.Information : ChangeSeverity.Warning, "feature", shown.Title ?? shown.Key, null)],
            ([var old], [var current]) => FeatureDiff.Between(old, current, names),
            _ => (IEnumerable<Change>)[new(ChangeType.FeatureAmbiguous, ChangeSeverity.Warning, "its key is declared more than once, so that it is not compared", null, null)],
        };
        var at = shown.DeclaredAt is { File: { } file, Line: { } line } ? new ManifestPlace(file, line) : null;
        return changes.Select(change => change with { Feature = shown.Key, At = at });
    }
}
