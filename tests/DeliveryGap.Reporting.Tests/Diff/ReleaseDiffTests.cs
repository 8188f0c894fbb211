using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Diff;
using static DeliveryGap.Reporting.Tests.Diff.SomeRelease;

namespace DeliveryGap.Reporting.Tests.Diff;

/// <summary>What a reader is told besides the goalposts.</summary>
public sealed class ReleaseDiffTests
{
    [Fact]
    public void The_same_release_has_not_changed()
    {
        var release = Of(Feature(Success, Guardrail, Supporting) with { Review = new("2027-03-31", null, ["7d"]), Hypothesis = new("a", null, null, null, "s") }) with { Gaps = [Gap("DG1003")] };
        Assert.Empty(Between(release, release));
    }

    [Fact]
    public void Words_lists_and_days_are_told_with_both_values()
    {
        var before = Feature(Success) with { Review = new("2027-03-31", null, []), Advances = ["conversion"], Flag = new("one-page", true) };
        var after = before with
        {
            Owner = null, Stage = "experiment", Review = new("2027-06-30", null, []), Advances = ["revenue"], Flag = null, Exposed = false, EntryPoints = [], Benefit = "Pay at once",
            Readiness = [new("support", "docs/checkout.md", null)], Metrics = [Success with { Status = "absent" }],
        };
        Assert.Equal(
            [
                "benefitChanged information benefit: Pay at once",
                "ownerChanged warning owner: was payments",
                "stageChanged warning stage: rollout → experiment",
                "flagChanged information flag: was one-page",
                "exposureChanged warning users reach it no more",
                "advancesAdded information advances: revenue",
                "advancesRemoved warning advances: was conversion",
                "entryPointRemoved information entry point: was POST /checkout",
                "readinessChanged information readiness of support: docs/checkout.md",
                "reviewMoved warning outcome review: 2027-03-31 → 2027-06-30",
                "statusChanged warning status of success metric shop.completed: instrumented → absent",
            ],
            Between(Of(before), Of(after)).Select(Show));
    }

    [Theory]
    [InlineData("2027-03-31", "2027-03-01", ChangeSeverity.Information)]
    [InlineData("2027-03-31", "2027-04-01", ChangeSeverity.Warning)]
    [InlineData("2027-03-31", "soon", ChangeSeverity.Information)]
    [InlineData("soon", "2027-03-31", ChangeSeverity.Information)]
    public void Only_a_later_day_is_one_to_look_at(string before, string after, string severity) =>
        Assert.Equal([(ChangeType.ReviewMoved, severity)], Between(Of(Feature() with { Review = new(before, null, []) }), Of(Feature() with { Review = new(after, null, []) })).Select(change => (change.Type, change.Severity)));

    [Fact]
    public void Gaps_are_told_by_what_became_of_them()
    {
        var before = Of(Feature()) with { Gaps = [Gap("DG1003"), Gap("DG1005"), Gap("DG2004"), Gap("DG2004")], Accepted = [Gap("DG1006", "2027-01-31"), Gap("DG1010", "2027-01-31")] };
        var after = Of(Feature()) with { Gaps = [Gap("DG1002"), Gap("DG2004")], Accepted = [Gap("DG1003", "2027-02-01"), Gap("DG1006", "2027-12-31"), Gap("DG1010", "2027-01-01")] };
        Assert.Equal(
            ["acceptanceExtended DG1006", "acceptanceShortened DG1010", "gapAccepted DG1003", "gapAdded DG1002", "gapClosed DG1005", "gapClosed DG2004"],
            Between(before, after).Select(change => $"{change.Type} {change.What.Replace("acceptance of ", "", StringComparison.Ordinal)}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Gaps_that_went_with_their_feature_were_not_closed() =>
        Assert.Equal([ChangeType.FeatureRemoved], Between(Of(Feature()) with { Gaps = [Gap("DG1003")] }, Of()).Select(change => change.Type));

    [Fact]
    public void Applications_and_their_goals_come_and_go()
    {
        var release = Of();
        Assert.Equal([ChangeType.ApplicationAdded], ReleaseDiff.Between(new(null, release.Loaded())).Select(change => change.Type));
        Assert.Equal([ChangeType.ApplicationRemoved], ReleaseDiff.Between(new(release.Loaded(), null)).Select(change => change.Type));
        Assert.Equal([ChangeType.KpiAdded], Between(release, release with { Kpis = [new("conversion", null, null, null)] }).Select(change => change.Type));
    }

    [Fact]
    public void A_title_in_the_hypothesis_is_no_other_bet()
    {
        var before = Feature() with { Hypothesis = new("p", "a", "c", "b", "We believe that Checkout …") };
        Assert.Empty(Between(Of(before), Of(before with { Hypothesis = before.Hypothesis! with { Statement = "We believe that Paying …" } })));
        Assert.Equal([ChangeType.HypothesisChanged], Between(Of(before), Of(before with { Hypothesis = before.Hypothesis! with { Because = "of something else" } })).Select(change => change.Type));
    }

    private static string Show(Change change) => $"{change.Type} {change.Severity} {change.Sentence}";

    private static IReadOnlyList<Change> Between(ReleaseManifest before, ReleaseManifest after) => ReleaseDiff.Between(new(before.Loaded(), after.Loaded()));
}
