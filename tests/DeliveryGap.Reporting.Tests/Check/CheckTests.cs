using System.Globalization;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Reporting.Tests.Diff;
using DeliveryGap.Tool.Check;
using DeliveryGap.Tool.Review;
using DeliveryGap.Tool.Shared;
using static DeliveryGap.Reporting.Tests.Diff.SomeRelease;

namespace DeliveryGap.Reporting.Tests.Check;

public sealed class CheckTests : IDisposable
{
    private static readonly ManifestFeature Due = Feature(Success) with { Review = new("2027-03-31", null, []) };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("2027-03-31", 0)]
    [InlineData("2027-04-01", 1)]
    public async Task A_review_is_overdue_from_the_day_after(string today, int code)
    {
        var run = await Check(Of(Due), "--today", today);
        Assert.Equal(code, run.Code);
        Assert.Equal(code == 1, run.Data.StartsWith("Checkout.cs(12): DG5001: The outcome review of 'checkout' was due by 2027-03-31", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_review_is_overdue_that_nobody_planned_or_needs()
    {
        ManifestFeature[] features =
        [
            Due with { Review = null }, Due with { Review = new(null, null, ["7d"]) }, Due with { Review = new("last March", null, []) }, Due with { Review = new("2027-02-30", null, []) },
            Due with { Stage = "sunset" }, Due with { Exposed = false },
        ];
        foreach (var feature in features)
            Assert.Equal(0, (await Check(Of(feature), "--today", "2030-01-01")).Code);
    }

    [Theory]
    [InlineData("2027-03-31", "2027-03-01", "Shop", "checkout", 0)]
    [InlineData("2027-05-02", "2027-03-01", "Shop", "checkout", 0)]
    [InlineData("2027-03-20", "2027-02-01", "Shop", "checkout", 0)]
    [InlineData("2027-03-20", "2027-03-01", "Shop", "checkout", 1)]
    [InlineData("2027-05-02", "2027-03-01", "Admin", "checkout", 1)]
    [InlineData("2027-05-02", "2027-03-01", "Shop", "search", 1)]
    public async Task A_review_that_was_held_on_its_day_or_over_a_full_window_ends_it(string reviewed, string released, string product, string key, int code)
    {
        var document = new ReviewDocument("1.0.0", product, null, null, Day(released), Day(reviewed), [new(key, ReviewVerdict.Improved, "", [])], []);
        var run = await Check(Of(Due), "--today", "2027-06-01", "--reviews", folder.Write("review.json", DataOutput.Json(document)));
        Assert.Equal(code, run.Code);

        static DateTimeOffset Day(string day) => DateTimeOffset.Parse(day + "T12:00:00Z", CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "product": "Shop", "features": [ null ] }""")]
    [InlineData("""{ "product": "\ud800", "features": [] }""")]
    public async Task A_file_that_is_no_review_is_named(string json)
    {
        var run = await Check(Of(Due), "--reviews", folder.Write("review.json", json));
        Assert.Equal(3, run.Code);
        Assert.Contains("review.json", run.Words);
    }

    [Theory]
    [InlineData("2027-05-31", 0)]
    [InlineData("2027-06-01", 1)]
    public async Task An_acceptance_expires_on_the_day_after(string today, int code)
    {
        var run = await Check(Of(Feature()) with { Accepted = [Gap("DG1002", "2027-05-31"), Gap("DG1003"), Gap("DG1006", "some day")] }, "--today", today);
        Assert.Equal(code, run.Code);
        Assert.Equal(code, run.Data.Split('\n').Count(line => line.Contains("DG5002: DG1002 was accepted for 'checkout' until 2027-05-31", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Goalposts_are_those_of_diff_a_finding_for_each_feature()
    {
        var last = folder.Write("last.json", Of(Feature(Success, Guardrail)).Json());
        var run = await Check(Of(Feature(Success with { Target = 0.5 }, Guardrail with { Max = 0.2 })), "--against", last, "--format", "json");
        var finding = Assert.Single(run.Json.GetProperty("findings").EnumerateArray());
        Assert.Equal("DG5003", finding.GetProperty("rule").GetString());
        Assert.Contains("0.62 → 0.5", finding.GetProperty("message").GetString());
        Assert.Contains("0.01 → 0.2", finding.GetProperty("message").GetString());
        Assert.Equal(0, (await Check(Of(Feature(Success, Guardrail)), "--against", last)).Code);
    }

    [Fact]
    public async Task Gaps_of_the_gate_and_claimed_KPIs_are_repeated_each_once()
    {
        var claims = Due with { Advances = ["k"] };
        var manifest = Of(claims, claims with { Key = "search" }) with { Kpis = [new("k", null, null, null)], Gaps = [Gap("DG1003"), Gap("DG9999")] };
        folder.Write("copy/Shop.release.json", manifest.Json());
        var run = await ToolRun.Of("check", folder.Write("Shop.release.json", manifest.Json()), folder.PathOf("copy"), "--today", "2027-01-01", "--format", "json");
        Assert.Equal(["DG1003", "DG5004", "DG9999"], run.Json.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString()));
    }

    /// <summary>A server takes two findings of one fingerprint for one.</summary>
    [Fact]
    public async Task Each_finding_has_a_fingerprint_of_its_own()
    {
        var claims = Due with { Advances = ["k", "l"] };
        var manifest = Of(claims, claims with { Key = "search" }) with
        {
            Kpis = [new("k", null, null, null), new("l", null, null, null)],
            Gaps = [Gap("DG2002") with { Instrument = "shop.a" }, Gap("DG2002") with { Instrument = "shop.b" }],
            Accepted = [Gap("DG1002", "2026-01-01"), Gap("DG1003", "2026-01-01")],
        };
        var run = await Check(manifest, "--today", "2027-01-01", "--format", "sarif");
        var fingerprints = run.Json.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result => result.GetProperty("partialFingerprints").GetProperty("deliveryGap/v1").GetString()).ToArray();
        Assert.Equal(6, fingerprints.Length);
        Assert.Equal(6, fingerprints.Distinct().Count());
        Assert.DoesNotContain(fingerprints, fingerprint => fingerprint!.Contains('#', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_bundle_only_the_latest_release_is_judged()
    {
        var old = Of(Due) with { Release = new() { Product = "Shop", Version = "1.9" }, Gaps = [Gap("DG1003")] };
        var merged = folder.PathOf("merged.json");
        await ToolRun.Of("merge", folder.Write("old.json", old.Json()), folder.Write("new.json", (Of(Due with { Review = null }) with { Release = new() { Product = "Shop", Version = "1.10" } }).Json()), "-o", merged);
        Assert.Equal(0, (await ToolRun.Of("check", merged, "--today", "2030-01-01")).Code);
    }

    [Fact]
    public async Task Without_a_day_it_is_todays_in_UTC()
    {
        var (data, file) = (new StringWriter(), folder.Write("new.json", Of(Due).Json()));
        var terminal = new Terminal(Stream.Null, data, TextWriter.Null);
        Assert.Equal(0, await new CheckVerb(terminal, new Clock("2027-03-31T23:59:59Z")).Parse([file]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(1, await new CheckVerb(terminal, new Clock("2027-03-31T20:00:00-05:00")).Parse([file]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("2027-02-30")]
    [InlineData("tomorrow")]
    public async Task A_day_that_is_none_is_a_usage_error(string today) => Assert.Equal(2, (await Check(Of(Due), "--today", today)).Code);

    private Task<ToolRun> Check(ReleaseManifest manifest, params string[] options) => ToolRun.Of(["check", folder.Write("new.json", manifest.Json()), .. options]);

    private sealed class Clock(string now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);
    }
}
