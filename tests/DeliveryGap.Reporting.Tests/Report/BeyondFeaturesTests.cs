using AngleSharp.Dom;

namespace DeliveryGap.Reporting.Tests.Report;

public sealed class BeyondFeaturesTests
{
    [Fact]
    public async Task Entry_points_that_serve_no_feature_are_listed_and_existing_ones_counted()
    {
        var section = (await BoardRun.Of(BoardRun.Market)).Section("unserved");

        Assert.Equal("They serve no feature 1", section.QuerySelector("p.label")!.Words());
        Assert.Contains("POST /orders/{id}/gift-wrap Market/Api.cs:61", section.QuerySelectorAll("li").Select(item => item.Words()));
        var existing = section.QuerySelector("details")!;
        Assert.Equal(("They were there before, and are exempt 11", 11), (existing.QuerySelector("summary")!.Words(), existing.QuerySelectorAll("li").Length));
        Assert.Equal("GET /healthz the load balancer's probe Market/Api.cs:200", section.QuerySelectorAll("li").Last().Words());
    }

    [Fact]
    public async Task Telemetry_that_nobody_promised_is_listed()
    {
        var section = (await BoardRun.Of(BoardRun.Market)).Section("telemetry");

        Assert.Equal(
            [
                "shop.cart.size histogram, {item}, of Market How many items a cart holds never exported Market/Instruments.cs:20",
                "shop.page.viewed counter, {view}, of Market Market/Instruments.cs:21",
            ],
            section.QuerySelectorAll("li").Select(item => item.Words()));
    }

    [Fact]
    public async Task Where_the_product_wants_to_go_is_told()
    {
        var section = (await BoardRun.Of(BoardRun.Market)).Section("direction");

        Assert.Equal("Anybody buys what they came for within a minute", section.QuerySelector("blockquote p")!.Words());
        Assert.Equal(
            [
                "checkout-conversion conversion, maria, trades off with returns-rate 2 features advance it",
                "returns-rate technical performance no feature advances it",
                "objective.mobile half of all orders come from a phone, by checkout-conversion, 2027-H1 1 feature advances it",
            ],
            section.QuerySelectorAll("li").Select(item => item.Words()));
        Assert.Equal("Delivery chain finance, marketing, sales, support", section.QuerySelector(".chain")!.Words());
    }
}
