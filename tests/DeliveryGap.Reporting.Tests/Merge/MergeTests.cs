using DeliveryGap.Tool.Shared.Manifests;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Reporting.Tests.Diff;
using DeliveryGap.Tool.Merge;
using static DeliveryGap.Reporting.Tests.Diff.SomeRelease;

namespace DeliveryGap.Reporting.Tests.Merge;

public sealed class MergeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_it_writes_is_read_as_the_releases_that_it_holds()
    {
        var merged = folder.PathOf("merged.json");
        var run = await ToolRun.Of("merge", Write("shop.json", Of(Feature(Success))), Write("admin.json", Product("Admin")), "-o", merged);
        Assert.Equal(0, run.Code);
        Assert.Equal(0, (await ToolRun.Of("diff", merged, merged, "--fail-on", "warning")).Code);
        var again = await ToolRun.Of("merge", merged, merged);
        Assert.Equal(File.ReadAllText(merged), again.Data);
        Assert.Equal(["Admin", "Shop"], again.Json.GetProperty("releases").EnumerateArray().Select(release => release.GetProperty("release").GetProperty("product").GetString()));
        Assert.Equal("Shop", Assert.Single(again.Json.GetProperty("features").EnumerateArray()).GetProperty("applications")[0].GetProperty("product").GetString());
    }

    [Theory]
    [InlineData("""{ "schemaVersion": "1.0.0", "releases": [] }""", "holds no release")]
    [InlineData("""{ "schemaVersion": "1.0.0", "releases": [ null ] }""", "null in a list")]
    [InlineData("""{ "schemaVersion": "1.0.0", "releases": [ {} ] }""", "no release manifest")]
    [InlineData("""{ "schemaVersion": "1.0.0", "releases": [ { "schemaVersion": "2.0.0" } ] }""", "too new")]
    [InlineData("""{ "schemaVersion": "1.0.0", "releases": 7 }""", "no release manifest")]
    [InlineData("""{ "schemaVersion": "1.0.0", "x": "\ud800" """, "cut off")]
    [InlineData("""{ "schemaVersion": "\ud800" }""", "no release manifest")]
    [InlineData("""{ "schemaVersion": "1.0.0", "releases": [ """, "cut off")]
    public async Task A_broken_bundle_is_named(string json, string message)
    {
        var run = await ToolRun.Of("merge", folder.Write("broken.json", json));
        Assert.Equal(3, run.Code);
        Assert.Contains(message, run.Words);
    }

    [Fact]
    public async Task A_number_that_is_none_in_JSON_is_refused()
    {
        var json = Of(Feature(Success)).Json().Replace("0.62", "1e999", StringComparison.Ordinal);
        var run = await ToolRun.Of("merge", folder.Write("large.json", json));
        Assert.Equal(3, run.Code);
        Assert.Contains("too large", run.Words);
    }

    [Fact]
    public async Task Conflicts_are_told_with_both_places()
    {
        var run = await ToolRun.Of("merge", Write("shop.json", Of(Feature(Success))), Write("admin.json", Product("Admin", Feature(Success) with { Owner = "back-office", DeclaredAt = new("Admin.cs", 3, "T:A") })));
        Assert.Equal(1, run.Code);
        Assert.Contains("the owner of checkout is back-office here and payments there", run.Words);
        Assert.Contains("admin.json: Admin.cs(3)", run.Words);
        Assert.Contains("shop.json: Checkout.cs(12)", run.Words);
        Assert.Equal("featureDiffers", Assert.Single(run.Json.GetProperty("conflicts").EnumerateArray()).GetProperty("type").GetString());
    }

    [Fact]
    public void Two_applications_contradict_each_other_in_what_they_both_say()
    {
        Assert.Equal(["featureDiffers"], Types(Of(Feature(Success)), Product("Admin", Feature(Success with { Target = 0.7 }))));
        Assert.Equal(["featureDiffers"], Types(Of(Feature(Success)), Product("Admin", Feature(Success with { Instrument = "other", Target = 0.7 }))));
        Assert.Equal(["kpiDiffers"], Types(Of() with { Kpis = [new("k", "revenue", null, null)] }, Product("Admin") with { Kpis = [new("k", "cost", null, null)] }));
        Assert.Equal(["releaseDiffers"], Types(Of(), Of(Feature(Success))));
    }

    [Fact]
    public void What_one_leaves_open_or_an_older_release_said_is_no_conflict()
    {
        var shop = Of(Feature(Success));
        Assert.Empty(Types(shop, Product("Admin", Feature(Success))));
        Assert.Empty(Types(shop, Product("Admin", Feature() with { Owner = null, Title = null })));
        Assert.Empty(Types(shop, Product("Admin", Feature(Success) with { Owner = "other", Exposed = false })));
        Assert.Empty(Types(shop, Of(Feature(Success with { Target = 0.9 })) with { Release = new() { Product = "Shop", Version = "2.10.0" } }));
        Assert.Empty(Types(shop, Product("Admin", Feature(Success)) with { Release = new() { Product = "Admin", Version = "2.0" } }, Product("Admin", Feature(Success) with { Owner = "old" }) with { Release = new() { Product = "Admin", Version = "1.0" } }));
        Assert.Empty(Types(shop, Of() with { Release = shop.Release with { Framework = "net9.0" } }));
        Assert.Empty(Types(Of() with { Kpis = [new("k", "revenue", null, null)] }, Product("Admin") with { Kpis = [new("k", null, null, null)] }));
    }

    [Theory]
    [InlineData("1.9", "1.10", -1)]
    [InlineData("2.0.0-rc.1", "2.0.0", -1)]
    [InlineData("2.0.0-rc.2", "2.0.0-rc.10", -1)]
    [InlineData("1.0", "1.0.0+build", 0)]
    [InlineData(null, "0.1", -1)]
    [InlineData("9", "1a", -1)]
    [InlineData("10", "1a", -1)]
    public void Versions_are_ordered_by_their_numbers(string? one, string? other, int order)
    {
        Assert.Equal(order, Math.Sign(ReleaseOrder.Instance.Compare(one, other)));
        Assert.Equal(-order, Math.Sign(ReleaseOrder.Instance.Compare(other, one)));
    }

    private static IEnumerable<string> Types(params ReleaseManifest[] manifests) => Conflicts.Among([.. manifests.Select((manifest, i) => manifest.Loaded($"{i}.json"))]).Select(conflict => conflict.Type);

    private static ReleaseManifest Product(string name, params ManifestFeature[] features) => Of(features) with { Release = new() { Product = name, Version = "1.0" } };

    private string Write(string path, ReleaseManifest manifest) => folder.Write(path, manifest.Json());
}
