using AngleSharp.Dom;

namespace DeliveryGap.Reporting.Tests.Report;

public sealed class ReviewTests
{
    [Fact]
    public async Task What_came_of_a_feature_stands_beside_it()
    {
        var card = (await BoardRun.OfMarket()).Card("checkout.apple-pay");

        Assert.Equal(["At a cost", "Clean"], card.QuerySelectorAll(".marks .mark").Select(mark => mark.Words()));
        Assert.StartsWith("At a cost. Completion rose from 54.2% to 63.1%", card.QuerySelector(".outcome")!.Words(), StringComparison.Ordinal);
        Assert.Equal("atACost", card.GetAttribute("data-outcome"));
        var success = card.QuerySelector(".metric.success")!;
        Assert.Equal(["Baseline54%", "Target62%", "Before54.2%", "After63.1%"], success.QuerySelectorAll(".values div").Select(value => value.Words()));
        Assert.Equal(("54.2%", "63.1%"), (success.QuerySelector("circle.before")!.GetAttribute("cx"), success.QuerySelector("circle.after")!.GetAttribute("cx")));
        Assert.Equal("Reached from 18,240 events.", success.QuerySelector(".reviewed")!.Words());
        Assert.Equal(7, success.QuerySelectorAll("svg.line line").Length);
        Assert.Equal("Worse from 18,240 events. The window is not over: 21 of 28 days.", card.QuerySelectorAll(".metric")[2].QuerySelector(".reviewed")!.Words());
    }

    [Fact]
    public async Task What_came_of_it_is_shown_with_its_release_alone()
    {
        var board = await BoardRun.OfMarket();

        Assert.Equal(3, board.Page.QuerySelectorAll(".card[data-outcome]:not([data-outcome=''])").Length);
        Assert.Empty(board.Page.QuerySelectorAll("details.release .outcome"));
        Assert.Equal(["", "atACost", "noData", "noMovement"], board.Page.QuerySelectorAll("#outcome option").Select(option => option.GetAttribute("value")));
        Assert.Contains("an observation, no proof", board.Page.QuerySelector("footer.foot")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_review_there_is_nothing_of_outcomes()
    {
        var board = await BoardRun.Of(BoardRun.Market);

        Assert.Null(board.Page.GetElementById("outcome"));
        Assert.Empty(board.Page.QuerySelectorAll(".outcome, .reviewed, circle"));
        Assert.DoesNotContain("Goals reached", board.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_of_another_release_is_shown_nowhere_and_that_is_said()
    {
        var run = await ToolRun.Of("report", BoardRun.Data("market-1.9.release.json"), "--reviews", BoardRun.Data(BoardRun.MarketReview));

        Assert.Equal(0, run.Code);
        Assert.Equal("warning: the review of Market 2.0.0 is shown nowhere: none of the manifests is of that release\n", run.Words);
        Assert.DoesNotContain("At a cost", run.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_reviews_the_later_counts()
    {
        using var folder = new TemporaryFolder();
        var later = folder.Write("later.json", (await File.ReadAllTextAsync(BoardRun.Data(BoardRun.MarketReview), TestContext.Current.CancellationToken))
            .Replace("\"reviewedAt\": \"2027-03-01", "\"reviewedAt\": \"2027-05-01", StringComparison.Ordinal).Replace("atACost", "reached", StringComparison.Ordinal));
        foreach (var order in new[] { new[] { later, BoardRun.MarketReview }, [BoardRun.MarketReview, later] })
        {
            var board = await BoardRun.Of([BoardRun.Market, "--reviews", .. order]);
            Assert.Equal("reached", board.Card("checkout.apple-pay").GetAttribute("data-outcome"));
        }
    }

    [Theory]
    [InlineData("{", 3, "this is no review")]
    [InlineData("null", 3, "this is no review")]
    [InlineData("[]", 3, "this is no review")]
    [InlineData("{\"product\":\"Market\"}", 3, "this is no review")]
    [InlineData("{\"schemaVersion\":\"1.0.0\",\"product\":\"M\",\"releasedAt\":\"soon\",\"reviewedAt\":\"2027-01-01T00:00:00Z\",\"features\":[],\"problems\":[]}", 3, "this is no review")]
    [InlineData(null, 2, "there is no such file")]
    public async Task What_is_no_review_is_a_sentence(string? text, int code, string reason)
    {
        using var folder = new TemporaryFolder();
        var file = text is null ? folder.PathOf("gone.json") : folder.Write("review.json", text);
        var run = await ToolRun.Of("report", BoardRun.Data(BoardRun.Market), "--reviews", file);

        Assert.Equal((code, ""), (run.Code, run.Data));
        Assert.Contains(reason, run.Words, StringComparison.Ordinal);
        Assert.Contains(file, run.Words, StringComparison.Ordinal);
    }
}
