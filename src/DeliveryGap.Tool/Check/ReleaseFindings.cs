using DeliveryGap.Core.Rules;
using DeliveryGap.Tool.Diff;
using DeliveryGap.Tool.Merge;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Check;

/// <summary>What manifests say of themselves, against older ones, and against each other.</summary>
internal static class ReleaseFindings
{
    /// <summary>The gaps that the build found, as it told them.</summary>
    public static IEnumerable<CheckFinding> Gaps(LoadedManifest manifest) => manifest.Manifest.Gaps
        .Select(gap => new CheckFinding(gap.Rule, gap.Message, manifest.Source, manifest.Manifest.Release.Product, gap.Feature, gap.At) { Subject = gap.Instrument ?? gap.EntryPoint });

    /// <summary>DG5003: a finding for each feature, with all that moved.</summary>
    public static IEnumerable<CheckFinding> Goalposts(IReadOnlyList<LoadedManifest> older, IReadOnlyList<LoadedManifest> manifests) =>
        ReleasePairs.Of(older, manifests).Where(pair => pair is { Before: not null, After: not null }).SelectMany(pair => ReleaseDiff.Between(pair)
            .Where(change => change is { Severity: ChangeSeverity.Goalposts, Feature: not null })
            .GroupBy(change => change.Feature!, StringComparer.Ordinal)
            .Select(moved => new CheckFinding(
                RuleIds.GoalpostsMoved, ToolRuleCatalog.GoalpostsMoved.Format([moved.Key, string.Join("; ", moved.Select(change => change.Sentence))]),
                pair.After!.Source, pair.Name, moved.Key, moved.First().At)));

    /// <summary>DG5004.</summary>
    /// <param name="latest">Of each product.</param>
    public static IEnumerable<CheckFinding> ClaimedTwice(IReadOnlyList<LoadedManifest> latest) => ClaimedKpis.Among(latest)
        .Select(conflict => new CheckFinding(conflict.Rule!, conflict.Message, conflict.Second.Source, conflict.Second.Product, conflict.Second.Feature, conflict.Second.At) { Subject = conflict.Key });
}
