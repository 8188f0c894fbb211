using AngleSharp.Dom;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Reporting.Tests.Report;

public sealed class DateTests
{
    [Theory]
    [InlineData("2027-02-28", "Accepted until 2027-02-28", false)]
    [InlineData("2027-03-01", "Accepted, expired until 2027-02-28", true)]
    public async Task An_accepted_gap_expires_when_its_day_is_over(string today, string start, bool isExpired)
    {
        var board = await BoardRun.Of(BoardRun.Market, "--today", today);
        var because = board.Card("gift-cards.redeem").QuerySelector(".because")!.Words();

        Assert.Equal(start + ": the provider reports failures by mail until its API is out", because);
        Assert.Equal(isExpired, board.Page.QuerySelector(".overdue")!.Words().Contains("One accepted gap has expired", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2027-01-15", "review by 2027-01-15")]
    [InlineData("2027-01-16", "review overdue since 2027-01-15")]
    public async Task A_review_is_overdue_when_its_day_is_over(string today, string fact) =>
        Assert.Contains(fact, (await BoardRun.Of(BoardRun.Market, "--today", today)).Card("gift-cards.redeem").QuerySelectorAll(".facts span").Select(span => span.Words()));

    [Fact]
    public async Task A_past_release_was_judged_in_its_own_day()
    {
        var board = await BoardRun.Of("market-1.9.release.json", "market-1.10.release.json", BoardRun.Market, "--today", "2030-01-01");

        Assert.Empty(board.Page.QuerySelectorAll("details.release .late"));
        Assert.NotNull(board.Card("gift-cards.redeem").QuerySelector(".late"));
    }

    [Fact]
    public async Task Without_a_day_no_date_is_judged()
    {
        var board = await BoardRun.Of(BoardRun.Market);

        Assert.Empty(board.Page.QuerySelectorAll(".overdue, .late"));
        Assert.StartsWith("Accepted until 2027-02-28", board.Card("gift-cards.redeem").QuerySelector(".because")!.Words(), StringComparison.Ordinal);
        Assert.EndsWith("No day was given by which dates could be judged.", board.Page.QuerySelector("footer.foot")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_date_is_never_over()
    {
        Assert.All(["soon", "", "2027-13-01", "01/02/2027", null], text => Assert.False(Dates.IsOver(text, DateOnly.MaxValue)));
        Assert.True(Dates.IsOver("2027-01-01", DateOnly.MaxValue));
    }
}
