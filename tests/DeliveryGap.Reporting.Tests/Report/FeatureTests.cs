using AngleSharp.Dom;

namespace DeliveryGap.Reporting.Tests.Report;

public sealed class FeatureTests
{
    [Fact]
    public async Task A_feature_says_what_it_is_for_and_whose_it_is()
    {
        var card = (await BoardRun.OfMarket()).Card("checkout.apple-pay");

        Assert.Equal("Apple Pay", card.QuerySelector("h4")!.Words());
        Assert.Equal("Pay in one tap, without typing a card number", card.QuerySelector(".benefit")!.Words());
        Assert.StartsWith("We believe that Apple Pay helps returning mobile shoppers", card.QuerySelector(".hypothesis")!.Words(), StringComparison.Ordinal);
        Assert.Equal(
            ["payments", "Rollout", "flag apple-pay, checked", "review by 2027-03-31, maria, looks after 7 days, 30 days"],
            card.QuerySelectorAll(".facts > span").Select(fact => fact.Words()));
        Assert.Equal("Advances checkout-conversion, objective.mobile", card.QuerySelector(".advances")!.Words());
    }

    [Fact]
    public async Task The_success_metric_is_told_and_drawn()
    {
        var metric = (await BoardRun.Of(BoardRun.Market)).Card("checkout.apple-pay").QuerySelector(".metric.success")!;

        Assert.Equal(
            "Success metric Completion shop.checkout.completed where method=apple-pay per shop.checkout.started where device=mobile, over 28 days Recorded",
            metric.QuerySelector(".what")!.Words());
        Assert.Equal(["Baseline54%", "Target62%"], metric.QuerySelectorAll(".values div").Select(value => value.Words()));
        var drawing = metric.QuerySelector("svg.goal")!;
        Assert.Equal(("54%", "62%"), (drawing.QuerySelector(".baseline")!.GetAttribute("x1"), drawing.QuerySelector(".target")!.GetAttribute("x1")));
        Assert.Equal(("54%", "8%"), (drawing.QuerySelector(".way")!.GetAttribute("x"), drawing.QuerySelector(".way")!.GetAttribute("width")));
        Assert.Equal("true", drawing.GetAttribute("aria-hidden"));
    }

    [Theory]
    [InlineData(1, "Supporting metric Usage shop.checkout.applepay.used, over 4 weeks Recorded", "Target25,000")]
    [InlineData(2, "Guardrail Failure rate http.server.request.duration where error.type, over 28 days Recorded", "Baseline0.4% At most1%")]
    [InlineData(3, "Guardrail Latency 95% quantile of shop.checkout.duration, over 28 days Recorded", "At most800 ms")]
    public async Task Other_metrics_are_told(int index, string what, string values)
    {
        var metric = (await BoardRun.Of(BoardRun.Market)).Card("checkout.apple-pay").QuerySelectorAll(".metric")[index];

        Assert.Equal(what, metric.QuerySelector(".what")!.Words());
        Assert.Equal(values, string.Join(" ", metric.QuerySelectorAll(".values div").Select(value => value.Words())));
    }

    [Theory]
    [InlineData("returns.self-service", 0, "bad", "Never recorded")]
    [InlineData("returns.self-service", 1, "open", "Not known to be recorded")]
    [InlineData("gift-cards.redeem", 0, "elsewhere", "Measured elsewhere")]
    [InlineData("wishlist.keep", 0, "good", "Recorded")]
    public async Task A_status_is_a_word_and_a_mark(string feature, int index, string mark, string word)
    {
        var status = (await BoardRun.Of(BoardRun.Market)).Card(feature).QuerySelectorAll(".metric")[index].QuerySelector(".mark")!;

        Assert.Equal((word, $"mark {mark}"), (status.Words(), status.ClassName));
    }

    [Fact]
    public async Task The_way_to_the_line_that_records_opens()
    {
        var evidence = (await BoardRun.Of(BoardRun.Market)).Card("checkout.apple-pay").QuerySelector("details.evidence")!;

        Assert.False(evidence.HasAttribute("open"));
        Assert.Equal("How it is recorded: from 1 of 2 entry points", evidence.QuerySelector("summary")!.Words());
        Assert.Equal("POST /checkout/apple-pay through an interface or a delegate", evidence.QuerySelector("p")!.Words());
        Assert.Equal(
            ["CheckoutController.Pay Market/Checkout/CheckoutController.cs:31", "Checkout.Complete Market/Checkout/Checkout.cs:58", "Ledger.Book Billing/Ledger.cs:15"],
            evidence.QuerySelectorAll("li").Select(step => step.Words()));
    }

    [Theory]
    [InlineData("checkout.apple-pay", "Clean")]
    [InlineData("gift-cards.redeem", "Accepted gaps")]
    [InlineData("returns.self-service", "Gaps")]
    [InlineData("platform.audit", "Not judged here")]
    public async Task A_verdict_stands_at_each_feature(string feature, string verdict) =>
        Assert.Equal(verdict, (await BoardRun.Of(BoardRun.Market)).Card(feature).QuerySelector(".marks")!.Words());

    [Fact]
    public async Task Gaps_stand_at_their_feature_and_those_of_none_beside_them()
    {
        var board = await BoardRun.Of(BoardRun.Market);

        Assert.Equal(["DG2001", "DG1003"], board.Card("returns.self-service").QuerySelectorAll(".gaps .mark").Select(mark => mark.Words()));
        Assert.Empty(board.Card("checkout.apple-pay").QuerySelectorAll(".gaps"));
        Assert.Equal("DG1001 'POST /orders/{id}/gift-wrap' serves no declared feature Market/Features.cs:61", board.Page.QuerySelector(".release > .gaps")!.Words());
    }

    [Fact]
    public async Task Who_is_ready_who_is_not_and_what_customers_said_is_told()
    {
        var more = (await BoardRun.Of(BoardRun.Market)).Card("checkout.apple-pay").QuerySelector(".more")!;

        Assert.Equal(["2 entry points", "3 parties ready, 1 missing", "2 customer signals"], more.QuerySelectorAll("summary").Select(summary => summary.Words()));
        Assert.Equal(
            [
                "POST /checkout/apple-pay marked Market/Api.cs:10", "POST /checkout/apple-pay/confirm checks its flag Market/Api.cs:18",
                "marketing docs/launch/apple-pay.md", "support https://help.example.com/apple-pay", "finance need not be: settles like any card", "sales nothing yet",
                "interview https://research.example.com/interviews/12", "ticket javascript:alert(1)",
            ],
            more.QuerySelectorAll("li").Select(item => item.Words()));
    }

    [Fact]
    public async Task Only_what_is_of_the_web_becomes_a_link()
    {
        var links = (await BoardRun.Of(BoardRun.Market)).Page.QuerySelectorAll(".card a").Select(link => link.GetAttribute("href"));

        Assert.Equal(["https://help.example.com/apple-pay", "https://research.example.com/interviews/12", "https://survey.example.com/returns?wave=3&lang=en"], links);
    }

    [Fact]
    public async Task A_feature_without_a_metric_says_so()
    {
        var card = (await BoardRun.Of(BoardRun.Market)).Card("platform.audit");

        Assert.Equal("No number says whether it worked.", card.QuerySelector(".nometric")!.Words());
        Assert.Empty(card.QuerySelectorAll("svg"));
    }

    [Fact]
    public void What_nobody_gave_is_named_as_missing()
    {
        var manifest = BoardRun.Manifest(BoardRun.Market);
        var bare = manifest.Features[0] with { Title = null, Owner = "?", Stage = null, Benefit = "?", Hypothesis = null, Review = null, Flag = null };
        var card = BoardRun.OfModel(manifest with { Features = [bare] }).Page.QuerySelector(".card")!;

        Assert.Equal(bare.Key, card.QuerySelector("h4")!.Words());
        Assert.Equal(["No owner", "No stage"], card.QuerySelectorAll(".facts > span").Select(fact => fact.Words()));
        Assert.Null(card.QuerySelector(".benefit"));
        Assert.Equal(("?", "?"), (card.GetAttribute("data-owner"), card.GetAttribute("data-stage")));
    }

    /// <summary>A later version's words are shown, and nothing breaks.</summary>
    [Fact]
    public void Unknown_words_are_shown_as_they_are()
    {
        var manifest = BoardRun.Manifest(BoardRun.Market);
        var feature = manifest.Features[0] with
        {
            Stage = "moonPhase",
            Metrics = [manifest.Features[0].Metrics[0] with { Role = "northStar", Kind = "serendipity", Status = "rumoured", Window = "2fortnights" }],
        };
        var card = BoardRun.OfModel(manifest with { Features = [feature], Verdict = "splendid" }).Page.QuerySelector(".card")!;

        Assert.Contains("moonPhase", card.QuerySelector(".facts")!.Words(), StringComparison.Ordinal);
        var what = card.QuerySelector(".what")!.Words();
        Assert.All(["northStar", "serendipity", "rumoured", "2fortnights"], word => Assert.Contains(word, what, StringComparison.Ordinal));
    }
}
