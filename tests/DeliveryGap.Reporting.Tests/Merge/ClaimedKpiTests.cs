using DeliveryGap.Core.Manifest;
using DeliveryGap.Reporting.Tests.Diff;
using DeliveryGap.Tool.Merge;
using static DeliveryGap.Reporting.Tests.Diff.SomeRelease;

namespace DeliveryGap.Reporting.Tests.Merge;

/// <summary>DG5004.</summary>
public sealed class ClaimedKpiTests
{
    private static readonly ManifestFeature First = Feature(Success) with { Advances = ["conversion"], Review = new("2027-03-31", null, []) };
    private static readonly ManifestFeature Second = First with { Key = "search", Review = new("2027-03-15", null, []) };

    [Fact]
    public void Two_features_that_measure_at_once_are_found_in_one_application_and_in_two()
    {
        Assert.Equal(["search checkout"], Claimed(Kpi(Of(First, Second))));
        Assert.Equal(["search checkout"], Claimed(Kpi(Of(First)), Of(Second) with { Release = new() { Product = "Admin" } }));
    }

    [Fact]
    public void Each_is_named_once_also_where_many_overlap() =>
        Assert.Equal(3, Claimed(Kpi(Of([First, Second, Second with { Key = "c" }, Second with { Key = "d" }]))).Count());

    [Fact]
    public void It_is_silent_where_they_do_not_or_nobody_can_tell()
    {
        var variants = new Dictionary<string, ManifestFeature>
        {
            ["one ends when the other begins"] = Second with { Review = new("2027-03-03", null, []) },
            ["no day"] = Second with { Review = null },
            ["checkpoints alone"] = Second with { Review = new(null, null, ["7d"]) },
            ["no date"] = Second with { Review = new("March", null, []) },
            ["no success metric"] = Second with { Metrics = [Guardrail] },
            ["malformed window"] = Second with { Metrics = [Success with { Window = "a quarter" }] },
            ["another KPI"] = Second with { Advances = ["revenue"] },
            ["an objective"] = Second with { Advances = ["grow"] },
            ["a prototype"] = Second with { Stage = "prototype" },
            ["on its way out"] = Second with { Stage = "sunset" },
            ["another application's"] = Second with { Exposed = false },
            ["the same feature"] = Second with { Key = First.Key },
            ["claimed twice by itself"] = Second with { Advances = ["revenue", "revenue"] },
        };
        Assert.All(variants, variant => Assert.Empty(Claimed(Kpi(Of(First with { Advances = ["conversion", "grow"] }, variant.Value)))));
    }

    private static ReleaseManifest Kpi(ReleaseManifest manifest) => manifest with { Kpis = [new("conversion", null, null, null), new("revenue", null, null, null)] };

    private static IEnumerable<string> Claimed(params ReleaseManifest[] manifests) =>
        ClaimedKpis.Among([.. manifests.Select(manifest => manifest.Loaded())]).Select(conflict => string.Join(' ', new[] { conflict.First.Feature, conflict.Second.Feature }));
}
