using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Diff;
using static DeliveryGap.Reporting.Tests.Diff.SomeRelease;

namespace DeliveryGap.Reporting.Tests.Diff;

/// <summary>When the goalposts moved, and when they did not though something did.</summary>
public sealed class GoalpostTests
{
    private static readonly Dictionary<string, (ManifestFeature Before, ManifestFeature After, string Type)> Moves = new()
    {
        ["a share's target lowered"] = (Feature(Success), Feature(Success with { Target = 0.58 }), ChangeType.TargetChanged),
        ["a time's target raised"] = (Feature(Latency), Feature(Latency with { Target = 0.5 }), ChangeType.TargetChanged),
        ["a target dropped"] = (Feature(Success), Feature(Success with { Target = null }), ChangeType.TargetChanged),
        ["a count's target lowered"] = (Feature(Uses), Feature(Uses with { Target = 700 }), ChangeType.TargetChanged),
        ["less than in proportion to a window"] = (Feature(Uses), Feature(Uses with { Target = 100, Window = "7d" }), ChangeType.TargetChanged),
        ["below the baseline, so that the direction turns"] = (Feature(Success), Feature(Success with { Target = 0.5, Direction = "decrease" }), ChangeType.TargetChanged),
        ["a baseline that is all there is, lowered"] = (Feature(Success with { Target = null }), Feature(Success with { Target = null, Baseline = 0.5 }), ChangeType.BaselineChanged),
        ["a share's window stretched"] = (Feature(Success), Feature(Success with { Window = "90d" }), ChangeType.WindowChanged),
        ["a count's window stretched"] = (Feature(Uses), Feature(Uses with { Window = "90d" }), ChangeType.WindowChanged),
        ["where changed"] = (Feature(Success with { Where = "outcome=ok" }), Feature(Success with { Where = "outcome=any" }), ChangeType.MeasureChanged),
        ["a share of something else"] = (Feature(Success, Supporting with { Instrument = "shop.started" }), Feature(Success with { Per = "shop.paying" }, Supporting with { Instrument = "shop.started" }), ChangeType.MeasureChanged),
        ["another family of kinds"] = (Feature(Success), Feature(Success with { Kind = "usageFrequency" }), ChangeType.MeasureChanged),
        ["a lower quantile"] = (Feature(Latency), Feature(Latency with { Quantile = 0.5 }), ChangeType.MeasureChanged),
        ["success is another number"] = (Feature(Success, Supporting), Feature(Success with { Instrument = "shop.clicked", Kind = "engagement" }, Supporting), ChangeType.MetricReplaced),
        ["success is only watched"] = (Feature(Success), Feature(Success with { Role = "supporting" }), ChangeType.MetricDemoted),
        ["success dropped"] = (Feature(Success), Feature(), ChangeType.MetricRemoved),
        ["a guardrail's max raised"] = (Feature(Guardrail), Feature(Guardrail with { Max = 0.05 }), ChangeType.GuardrailChanged),
        ["a guardrail's max dropped"] = (Feature(Guardrail), Feature(Guardrail with { Max = null }), ChangeType.GuardrailChanged),
        ["a guardrail's min lowered"] = (Feature(Guardrail with { Kind = "retention", Max = null, Min = 0.8 }), Feature(Guardrail with { Kind = "retention", Max = null, Min = 0.7 }), ChangeType.GuardrailChanged),
        ["a guardrail dropped"] = (Feature(Success, Guardrail), Feature(Success), ChangeType.MetricRemoved),
        ["a guardrail only watched"] = (Feature(Guardrail), Feature(Guardrail with { Role = "supporting", Max = null }), ChangeType.MetricDemoted),
        ["a looser guardrail in its place"] = (Feature(Guardrail), Feature(Guardrail with { Instrument = "shop.failed", Max = 0.2 }), ChangeType.MetricRemoved),
    };

    private static readonly Dictionary<string, (ManifestFeature Before, ManifestFeature After)> Stays = new()
    {
        ["nothing"] = (Feature(Success, Guardrail), Feature(Success, Guardrail)),
        ["a target raised"] = (Feature(Success), Feature(Success with { Target = 0.7 })),
        ["a time's target lowered"] = (Feature(Latency), Feature(Latency with { Target = 0.3 })),
        ["a target stated at last"] = (Feature(Success with { Target = null }), Feature(Success)),
        ["a target raised, from a better baseline"] = (Feature(Success), Feature(Success with { Baseline = 0.66, Target = 0.7 })),
        ["a baseline measured anew, nearer to the target"] = (Feature(Success), Feature(Success with { Baseline = 0.58 })),
        ["a time's baseline measured anew, nearer to the target"] = (Feature(Latency), Feature(Latency with { Baseline = 0.5 })),
        ["a baseline measured anew, beyond the target"] = (Feature(Success), Feature(Success with { Baseline = 0.7 })),
        ["a baseline that is all there is, raised"] = (Feature(Success with { Target = null }), Feature(Success with { Target = null, Baseline = 0.6 })),
        ["a baseline farther from the target"] = (Feature(Success), Feature(Success with { Baseline = 0.5 })),
        ["a baseline stated at last"] = (Feature(Success with { Baseline = null }), Feature(Success)),
        ["a baseline dropped"] = (Feature(Success), Feature(Success with { Baseline = null })),
        ["a count's target in proportion to a shorter window"] = (Feature(Uses), Feature(Uses with { Target = 200, Window = "7d" })),
        ["a count's target in proportion to a longer window"] = (Feature(Uses), Feature(Uses with { Target = 2400, Window = "12w" })),
        ["more than in proportion"] = (Feature(Uses), Feature(Uses with { Target = 250, Window = "1w" })),
        ["a count over less time"] = (Feature(Uses), Feature(Uses with { Window = "7d" })),
        ["a cost's window stretched"] = (Feature(Uses with { Kind = "cost", Direction = "decrease" }), Feature(Uses with { Kind = "cost", Direction = "decrease", Window = "90d" })),
        ["the same window in other words"] = (Feature(Success), Feature(Success with { Window = "4w" })),
        ["a shorter window"] = (Feature(Success), Feature(Success with { Window = "7d" })),
        ["a malformed window"] = (Feature(Success), Feature(Success with { Window = "a quarter" })),
        ["percent that became a share"] = (Feature(Success with { Baseline = 54, Target = 62 }), Feature(Success)),
        ["milliseconds that became seconds"] = (Feature(Latency with { Baseline = 900, Target = 400, Unit = "ms" }), Feature(Latency)),
        ["seconds that became milliseconds, without a baseline"] = (Feature(Latency with { Baseline = null }), Feature(Latency with { Baseline = null, Target = 400, Unit = "ms" })),
        ["the numbers of another quantile"] = (Feature(Latency with { Quantile = 0.5 }), Feature(Latency with { Quantile = 0.99, Target = 0.8 })),
        ["blanks in where"] = (Feature(Success with { Where = "outcome=ok" }), Feature(Success with { Where = " outcome = ok" })),
        ["a kind of the same family"] = (Feature(Success), Feature(Success with { Kind = "conversion" })),
        ["a kind of the future"] = (Feature(Success with { Kind = "joy", Direction = null }), Feature(Success with { Kind = "joy", Direction = null, Target = 0.1 })),
        ["a kind that is not known any more"] = (Feature(Success), Feature(Success with { Kind = "joy" })),
        ["an instrument renamed"] = (Feature(Success), Feature(Success with { Instrument = "shop.checkout.completed" })),
        ["an instrument renamed, and what it is a share of"] = (Feature(Success), Feature(Success with { Instrument = "store.completed", Per = "store.started" })),
        ["a guardrail's instrument renamed"] = (Feature(Success, Guardrail), Feature(Success, Guardrail with { Instrument = "http.duration" })),
        ["measured elsewhere"] = (Feature(Success with { MeasuredBy = "dbt:a" }), Feature(Success with { MeasuredBy = "dbt:b" })),
        ["a guardrail tightened"] = (Feature(Guardrail), Feature(Guardrail with { Max = 0.005 })),
        ["a guardrail added"] = (Feature(Success), Feature(Success, Guardrail)),
        ["a second bound"] = (Feature(Guardrail), Feature(Guardrail with { Min = 0 })),
        ["a tighter guardrail of the same kind in its place"] = (Feature(Guardrail), Feature(Guardrail with { Instrument = "shop.failed", Max = 0.005 })),
        ["a guardrail that bounded nothing dropped"] = (Feature(Guardrail with { Max = null }), Feature()),
        ["a guardrail that became the success metric"] = (Feature(Guardrail), Feature(Guardrail with { Role = "success", Max = null, Target = 0.005 })),
        ["guardrails in another order"] = (Feature(Guardrail, Guardrail with { Kind = "latency", Max = 0.3 }), Feature(Guardrail with { Kind = "latency", Max = 0.3 }, Guardrail)),
        ["a supporting metric's target lowered"] = (Feature(Supporting), Feature(Supporting with { Target = 1 })),
        ["a supporting metric dropped"] = (Feature(Success, Supporting), Feature(Success)),
        ["a supporting metric that became the success metric"] = (Feature(Supporting), Feature(Supporting with { Role = "success" })),
        ["a success metric that was never filled in"] = (Feature(Success with { Instrument = null }), Feature(Success)),
        ["a feature on its way out"] = (Feature(Success, Guardrail), Feature(Success with { Target = 0.1 }) with { Stage = "sunset" }),
        ["another feature"] = (Feature(Success), Feature(Success with { Target = 0.1 }) with { Key = "cart" }),
        ["a status"] = (Feature(Success), Feature(Success with { Status = "unknown" })),
    };

    public static TheoryData<string> Moved => [.. Moves.Keys];

    public static TheoryData<string> Stayed => [.. Stays.Keys];

    [Theory]
    [MemberData(nameof(Moved))]
    public void They_moved(string name)
    {
        var (before, after, type) = Moves[name];
        Assert.Equal([type], Goalposts(before, after).Select(change => change.Type));
    }

    [Theory]
    [MemberData(nameof(Stayed))]
    public void They_stayed(string name) => Assert.Empty(Goalposts(Stays[name].Before, Stays[name].After));

    /// <summary>What was taken back is no move, whichever it was.</summary>
    [Theory]
    [InlineData("a share's target lowered")]
    [InlineData("a time's target raised")]
    [InlineData("less than in proportion to a window")]
    [InlineData("a baseline that is all there is, lowered")]
    [InlineData("a share's window stretched")]
    [InlineData("a guardrail's max raised")]
    [InlineData("a guardrail's min lowered")]
    [InlineData("a guardrail dropped")]
    [InlineData("success dropped")]
    [InlineData("a lower quantile")]
    public void Back_they_stay(string name) => Assert.Empty(Goalposts(Moves[name].After, Moves[name].Before));

    /// <summary>Somebody should look whether there was a measurement; a baseline that leaves more to gain is nobody's concern.</summary>
    [Theory]
    [InlineData(0.58, ChangeSeverity.Warning)]
    [InlineData(0.7, ChangeSeverity.Warning)]
    [InlineData(0.5, ChangeSeverity.Information)]
    public void A_baseline_nearer_to_the_target_is_a_warning(double baseline, string severity)
    {
        var change = Assert.Single(Between(Of(Feature(Success)), Of(Feature(Success with { Baseline = baseline }))));
        Assert.Equal((ChangeType.BaselineChanged, severity), (change.Type, change.Severity));
    }

    [Fact]
    public void A_feature_that_is_gone_moved_nothing() => Assert.DoesNotContain(Between(Of(Feature(Success)), Of()), IsGoalposts);

    [Fact]
    public void A_key_that_is_declared_twice_is_not_compared()
    {
        var change = Assert.Single(Between(Of(Feature(Success), Feature(Success)), Of(Feature(Success with { Target = 0.1 }))));
        Assert.Equal((ChangeType.FeatureAmbiguous, ChangeSeverity.Warning), (change.Type, change.Severity));
    }

    [Fact]
    public void An_instrument_that_is_still_recorded_was_replaced_and_not_renamed()
    {
        var before = Of(Feature(Success));
        var after = Of(Feature(Success with { Instrument = "shop.clicked" })) with { Instruments = [Instrument("shop.completed"), Instrument("shop.clicked")] };
        Assert.Equal([ChangeType.MetricReplaced], Between(before, after).Where(IsGoalposts).Select(change => change.Type));
    }

    private static IEnumerable<Change> Goalposts(ManifestFeature before, ManifestFeature after) => Between(Of(before), Of(after)).Where(IsGoalposts);

    private static bool IsGoalposts(Change change) => change.Severity == ChangeSeverity.Goalposts;

    private static IReadOnlyList<Change> Between(ReleaseManifest before, ReleaseManifest after) => ReleaseDiff.Between(new(before.Loaded(), after.Loaded()));
}
