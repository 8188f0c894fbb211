using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Diff;

/// <summary>What changed in one feature that both releases have.</summary>
internal static class FeatureDiff
{
    private const string Sunset = "sunset";

    private static readonly string[] Stages = ["prototype", "experiment", "rollout", "generalAvailability", Sunset];

    public static IEnumerable<Change> Between(ManifestFeature before, ManifestFeature after, InstrumentNames names) =>
        Words(before, after).Concat(Lists(before, after)).Concat(Review(before.Review, after.Review))
            // Nobody waits for the outcome of what is on its way out.
            .Concat(MetricSetDiff.Between(before, after, names).Select(change => after.Stage == Sunset && change.Severity == ChangeSeverity.Goalposts
                ? change with { Severity = ChangeSeverity.Information, Because = "the feature is on its way out" } : change));

    private static IEnumerable<Change> Words(ManifestFeature before, ManifestFeature after)
    {
        if (before.Title != after.Title)
            yield return new(ChangeType.TitleChanged, ChangeSeverity.Information, "title", before.Title, after.Title);
        if (before.Benefit != after.Benefit)
            yield return new(ChangeType.BenefitChanged, ChangeSeverity.Information, "benefit", before.Benefit, after.Benefit);
        if (before.Owner != after.Owner)
            yield return new(ChangeType.OwnerChanged, after.Owner is null ? ChangeSeverity.Warning : ChangeSeverity.Information, "owner", before.Owner, after.Owner);
        if (before.Stage != after.Stage)
            yield return new(ChangeType.StageChanged, IsBackwards(before.Stage, after.Stage) ? ChangeSeverity.Warning : ChangeSeverity.Information, "stage", before.Stage, after.Stage);
        if (before.Flag?.Key != after.Flag?.Key)
            yield return new(ChangeType.FlagChanged, ChangeSeverity.Information, "flag", before.Flag?.Key, after.Flag?.Key);
        if (before.Exposed != after.Exposed)
            yield return new(ChangeType.ExposureChanged, after.Exposed ? ChangeSeverity.Information : ChangeSeverity.Warning, after.Exposed ? "users reach it" : "users reach it no more", null, null);
        // A title is part of the statement; by itself it changes no bet.
        if (before.Hypothesis is null != after.Hypothesis is null || before.Hypothesis is { } old && old with { Statement = "" } != after.Hypothesis! with { Statement = "" })
            yield return new(ChangeType.HypothesisChanged, before.Hypothesis is null ? ChangeSeverity.Information : ChangeSeverity.Warning, "hypothesis", before.Hypothesis?.Statement, after.Hypothesis?.Statement);
    }

    private static IEnumerable<Change> Lists(ManifestFeature before, ManifestFeature after) =>
        Sets(before.Advances, after.Advances, StringComparer.Ordinal, "advances", (ChangeType.AdvancesAdded, ChangeSeverity.Information), (ChangeType.AdvancesRemoved, ChangeSeverity.Warning))
            .Concat(Sets(before.EntryPoints.Select(entryPoint => entryPoint.Id), after.EntryPoints.Select(entryPoint => entryPoint.Id), StringComparer.OrdinalIgnoreCase, "entry point",
                (ChangeType.EntryPointAdded, ChangeSeverity.Information), (ChangeType.EntryPointRemoved, ChangeSeverity.Information)))
            .Concat(Readiness(before, after));

    /// <param name="what">What an item is.</param>
    public static IEnumerable<Change> Sets(
        IEnumerable<string> before, IEnumerable<string> after, StringComparer comparer, string what, (string Type, string Severity) added, (string Type, string Severity) removed)
    {
        var (old, current) = (new HashSet<string>(before, comparer), new HashSet<string>(after, comparer));
        foreach (var item in current.Where(item => !old.Contains(item)).Order(StringComparer.Ordinal))
            yield return new(added.Type, added.Severity, what, null, item);
        foreach (var item in old.Where(item => !current.Contains(item)).Order(StringComparer.Ordinal))
            yield return new(removed.Type, removed.Severity, what, item, null);
    }

    private static IEnumerable<Change> Readiness(ManifestFeature before, ManifestFeature after)
    {
        var (old, current) = (ByParty(before), ByParty(after));
        foreach (var party in old.Keys.Union(current.Keys).Order(StringComparer.Ordinal))
        {
            var (one, other) = (old.GetValueOrDefault(party), current.GetValueOrDefault(party));
            if (one != other)
                yield return new(ChangeType.ReadinessChanged, other is null ? ChangeSeverity.Warning : ChangeSeverity.Information, $"readiness of {party}", one, other);
        }

        static Dictionary<string, string> ByParty(ManifestFeature feature) => feature.Readiness.GroupBy(readiness => readiness.Party, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => string.Join(", ", group.Select(readiness => readiness.Document ?? readiness.NotNeededBecause ?? "stated")), StringComparer.Ordinal);
    }

    private static IEnumerable<Change> Review(ManifestReview? before, ManifestReview? after)
    {
        const string what = "outcome review";
        var (old, current) = (Planned(before), Planned(after));
        if (old == current)
            yield break;
        if (old is null)
            yield return new(ChangeType.ReviewAdded, ChangeSeverity.Information, what, null, current);
        else if (current is null)
            yield return new(ChangeType.ReviewRemoved, ChangeSeverity.Warning, what, old, null);
        else
            yield return new(ChangeType.ReviewMoved, IsLater(before!.By, after!.By) ? ChangeSeverity.Warning : ChangeSeverity.Information, what, old, current);
    }

    private static string? Planned(ManifestReview? review) => review switch
    {
        null => null,
        { By: null, Checkpoints.Count: 0 } => null,
        { By: null } => string.Join(", ", review.Checkpoints),
        { Checkpoints.Count: 0 } => review.By,
        _ => $"{review.By} ({string.Join(", ", review.Checkpoints)})",
    };

    /// <summary>Days as the manifest writes them are in the order of their text.</summary>
    public static bool IsLater(string? old, string? current) =>
        old is not null && Text.IsDate(old) && (current is null || Text.IsDate(current) && string.CompareOrdinal(current, old) > 0);

    private static bool IsBackwards(string? old, string? current) => Array.IndexOf(Stages, current) is >= 0 and var now && Array.IndexOf(Stages, old) > now;
}
