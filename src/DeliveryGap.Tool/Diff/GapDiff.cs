using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Diff;

/// <summary>Which gaps came, were closed, or were taken on. Gaps that are alike but for their line are counted.</summary>
internal static class GapDiff
{
    public static IEnumerable<Change> Between(ReleaseManifest before, ReleaseManifest after)
    {
        var (oldOpen, open) = (before.Gaps.ToLookup(Identity), after.Gaps.ToLookup(Identity));
        var (oldAccepted, accepted) = (before.Accepted.ToLookup(Identity), after.Accepted.ToLookup(Identity));
        foreach (var identity in oldOpen.Concat(open).Concat(oldAccepted).Concat(accepted).Select(group => group.Key).Distinct())
        {
            var added = open[identity].Count() - oldOpen[identity].Count();
            var taken = accepted[identity].Count() - oldAccepted[identity].Count();
            if (added > 0)
                yield return Change(ChangeType.GapAdded, ChangeSeverity.Warning, open[identity].Last(), added, null);
            if (taken > 0)
                yield return Change(ChangeType.GapAccepted, ChangeSeverity.Warning, accepted[identity].Last(), taken, Reason(accepted[identity].Last()));
            if (added + taken < 0)
                yield return Change(ChangeType.GapClosed, ChangeSeverity.Information, oldOpen[identity].Concat(oldAccepted[identity]).Last(), -(added + taken), null);
            if (Moved(oldAccepted[identity].ToArray(), accepted[identity].ToArray()) is { } moved)
                yield return moved;
        }
    }

    /// <summary>Several that are alike are not told apart.</summary>
    private static Change? Moved(ManifestGap[] before, ManifestGap[] after)
    {
        if (before is not [var old] || after is not [var current] || old.Until == current.Until)
            return null;
        var isExtended = FeatureDiff.IsLater(old.Until, current.Until);
        return new(isExtended ? ChangeType.AcceptanceExtended : ChangeType.AcceptanceShortened, isExtended ? ChangeSeverity.Warning : ChangeSeverity.Information,
            $"acceptance of {current.Rule}", old.Until ?? "without an end", current.Until ?? "without an end") { Feature = current.Feature, At = current.At };
    }

    private static Change Change(string type, string severity, ManifestGap gap, int count, string? reason) =>
        new(type, severity, count > 1 ? $"{gap.Rule} ({count})" : gap.Rule, null, gap.Message, reason) { Feature = gap.Feature, At = gap.At };

    private static string? Reason(ManifestGap gap) => (gap.Because, gap.Until) switch
    {
        (null, null) => null,
        ({ } because, null) => $"accepted: {because}",
        (null, { } until) => $"accepted until {until}",
        ({ } because, { } until) => $"accepted until {until}: {because}",
    };

    private static (string, string, string, string) Identity(ManifestGap gap) => (gap.Rule, gap.Feature ?? "", gap.EntryPoint ?? "", gap.Instrument ?? "");
}
