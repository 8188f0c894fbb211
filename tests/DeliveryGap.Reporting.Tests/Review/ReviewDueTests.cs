using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Reporting.Tests.Diff;
using DeliveryGap.Tool.Review;
using DeliveryGap.Tool.Shared;
using static DeliveryGap.Reporting.Tests.Diff.SomeRelease;

namespace DeliveryGap.Reporting.Tests.Review;

/// <summary>Check and report say the same of what is overdue.</summary>
public sealed class ReviewDueTests : IDisposable
{
    private const string Today = "2027-06-01";

    private static readonly ManifestFeature Due = Feature(Success) with { Review = new("2027-03-31", null, []) };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("2027-03-30", "2027-03-31", false)]
    [InlineData("2027-05-01", "2027-05-02", false)]
    [InlineData("2027-02-01", "2027-03-20", false)]
    [InlineData("2027-02-01", "2027-03-03", false)]
    [InlineData("2027-02-01", "2027-03-02", true)]
    [InlineData("2027-03-01", "2027-03-20", true)]
    [InlineData("2027-03-29", "2027-03-30", true)]
    [InlineData("2024-01-01", "2024-06-01", true)]
    [InlineData("2024-01-01", "2024-01-02", true)]
    public async Task A_review_answers_for_a_day(string released, string reviewed, bool isOverdue) => await Judge(Of(Due), Held(released, reviewed), isOverdue);

    [Theory]
    [InlineData("Admin", "checkout", null)]
    [InlineData("Shop", "search", null)]
    [InlineData("Shop", "Checkout", "2.4.0")]
    public async Task A_review_of_something_else_answers_for_nothing(string product, string key, string? version) =>
        await Judge(Of(Due), Held("2027-03-01", "2027-05-02") with { Product = product, Version = version, Features = [new(key, ReviewVerdict.Improved, "", [])] }, isOverdue: true);

    [Theory]
    [InlineData(null)]
    [InlineData("2.3.0")]
    [InlineData("2.4.0")]
    public async Task The_release_that_was_reviewed_may_be_another(string? version) => await Judge(Of(Due), Held("2027-03-01", "2027-05-02") with { Version = version }, isOverdue: false);

    [Fact]
    public async Task What_nobody_planned_or_needs_is_not_overdue()
    {
        ManifestFeature[] features =
        [
            Due with { Review = null }, Due with { Review = new(null, null, ["7d"]) }, Due with { Review = new("last March", null, []) }, Due with { Review = new("2027-02-30", null, []) },
            Due with { Review = new(Today, null, []) }, Due with { Stage = "sunset" }, Due with { Exposed = false },
        ];
        foreach (var feature in features)
            await Judge(Of(feature), null, isOverdue: false);
        await Judge(Of(Due), null, isOverdue: true);
    }

    [Theory]
    [InlineData("a quarter")]
    [InlineData("0d")]
    public async Task A_window_that_is_none_is_never_full(string window) =>
        await Judge(Of(Feature(Success with { Window = window }) with { Review = Due.Review }), Held("2027-01-01", "2027-03-30"), isOverdue: true);

    private async Task Judge(ReleaseManifest manifest, ReviewDocument? held, bool isOverdue)
    {
        string[] arguments = [folder.Write("Shop.release.json", manifest.Json()), "--today", Today, .. held is null ? (string[])[] : ["--reviews", folder.Write("review.json", DataOutput.Json(held))]];
        var check = await ToolRun.Of(["check", .. arguments]);
        Assert.Equal((isOverdue ? 1 : 0, isOverdue), (check.Code, check.Data.Contains("DG5001", StringComparison.Ordinal)));
        var page = new HtmlParser().ParseDocument((await ToolRun.Of(["report", .. arguments])).Data);
        Assert.Equal((isOverdue ? 1 : 0, isOverdue), (page.QuerySelectorAll(".card .late").Length, page.QuerySelector(".overdue")?.TextContent.Contains("review is overdue", StringComparison.Ordinal) == true));
    }

    private static ReviewDocument Held(string released, string reviewed) =>
        new("1.0.0", "Shop", null, null, Day(released), Day(reviewed), [new("checkout", ReviewVerdict.Improved, "", [])], []);

    private static DateTimeOffset Day(string day) => DateTimeOffset.Parse(day + "T12:00:00Z", CultureInfo.InvariantCulture);
}
