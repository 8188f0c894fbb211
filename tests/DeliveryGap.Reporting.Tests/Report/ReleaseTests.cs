using AngleSharp.Dom;

namespace DeliveryGap.Reporting.Tests.Report;

public sealed class ReleaseTests
{
    [Fact]
    public async Task The_top_says_how_the_release_stands()
    {
        var board = await BoardRun.OfMarket();
        var top = board.Page.QuerySelector("header.top")!;

        Assert.Equal("Market 2.0.0", top.QuerySelector("h1")!.Words());
        Assert.Equal("Gaps 3f9d1c07aa5e", top.QuerySelector(".verdict")!.Words());
        Assert.Equal("5 features. 4 of them say which number must move, and 3 of these numbers are measured.", top.QuerySelector(".lede")!.Words());
        Assert.Equal(
            ["Features: 5", "Metrics recorded: 5 of 7", "Goals reached: 0 of 3", "Gaps: 3", "Accepted gaps: 1", "Entry points without a feature: 1"],
            top.QuerySelectorAll(".figures div").Select(figure => $"{figure.QuerySelector("dt")!.Words()}: {figure.QuerySelector("dd")!.Words()}"));
    }

    [Fact]
    public async Task Releases_are_ordered_by_version_whatever_the_order_given()
    {
        var board = await BoardRun.Of("market-1.10.release.json", BoardRun.Market, "market-1.9.release.json");

        Assert.Equal(["2.0.0", "1.10.0", "1.9.0"], board.Section("releases").QuerySelectorAll("tbody th").Select(cell => cell.Words()));
        Assert.Equal("1.9.0 Gaps 4 75% 2 1 2", string.Join(" ", board.Section("releases").QuerySelectorAll("tbody tr")[2].Children.Select(cell => cell.Words())));
    }

    [Fact]
    public async Task What_changed_is_told()
    {
        var changes = (await BoardRun.OfMarket()).Section("releases");

        Assert.Equal("What changed in 2.0.0 since 1.10.0", changes.QuerySelector("h3")!.Words());
        var lists = changes.QuerySelector(".changes")!.QuerySelectorAll(".list").ToDictionary(list => list.QuerySelector(".label")!.Words(), list => string.Join(" | ", list.QuerySelectorAll("li").Select(item => item.Words())));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["New features 1"] = "Apple Pay checkout.apple-pay",
                ["Features that are gone 1"] = "Product search catalog.search",
                ["Another stage 1"] = "Wish list wishlist.keep: Prototype → Experiment",
                ["Metrics that stand otherwise 1"] = "Returns without a form returns.self-service: status of success metric shop.returns.settled: Recorded → Never recorded",
                ["New gaps 2"] = "DG1001 'POST /orders/{id}/gift-wrap' serves no declared feature | DG2001 The success metric 'shop.returns.settled' of 'returns.self-service' is never recorded on its path; record it where the return is settled",
                ["Gaps that are closed 1"] = "DG2002 The supporting metric 'shop.gift-cards.redeemed' is never recorded",
            },
            lists);
        Assert.Equal("What changed in 1.10.0 since 1.9.0", changes.QuerySelector("details.earlier > summary")!.Words());
    }

    [Fact]
    public async Task The_trend_is_drawn()
    {
        var figures = (await BoardRun.OfMarket()).Section("releases").QuerySelectorAll(".trend figure");

        Assert.Equal(["Features 4 → 5", "Metrics recorded 75% → 71.4%", "Gaps 2 → 3"], figures.Select(figure => figure.Words()));
        // Two ways between three releases, and the floor.
        Assert.All(figures, figure => Assert.Equal((3, 1), (figure.QuerySelectorAll("line").Length, figure.QuerySelectorAll("circle").Length)));
    }

    [Fact]
    public async Task One_release_has_no_history()
    {
        var board = await BoardRun.Of(BoardRun.Market);

        Assert.Null(board.Page.GetElementById("releases"));
        Assert.Empty(board.Page.QuerySelectorAll("details.release"));
        Assert.Null(board.Page.GetElementById("release"));
    }

    [Fact]
    public async Task Past_releases_are_a_click_away()
    {
        var board = await BoardRun.OfMarket();

        Assert.Equal(["Market 1.10.0", "Market 1.9.0"], board.Page.QuerySelectorAll("details.release").Select(release => release.GetAttribute("data-release")));
        Assert.All(board.Page.QuerySelectorAll("details.release"), release => Assert.False(release.HasAttribute("open")));
        Assert.Equal(4, board.Page.QuerySelectorAll("details.release").Last().QuerySelectorAll(".card").Length);
        Assert.Empty(board.Page.QuerySelectorAll("details.release .evidence"));
        Assert.Equal(["", "Market 2.0.0", "Market 1.10.0", "Market 1.9.0"], board.Page.QuerySelectorAll("#release option").Select(option => option.GetAttribute("value")));
    }

    [Fact]
    public async Task Several_products_stand_side_by_side()
    {
        var board = await BoardRun.Of(BoardRun.Market, "market-1.10.release.json", "ledger-4.release.json");

        Assert.Equal("Ledger, Market", board.Page.QuerySelector("h1")!.Words());
        Assert.Equal(["Ledger 4.2.0", "Market 2.0.0", "Market 1.10.0"], board.Section("releases").QuerySelectorAll("tbody th").Select(cell => cell.Words()));
        Assert.Equal(["Ledger 4.2.0", "Market 2.0.0", "Market 1.10.0"], board.Page.QuerySelectorAll(".release h3").Select(heading => heading.Words()));
        Assert.Equal("6 features. 5 of them say which number must move, and 4 of these numbers are measured.", board.Page.QuerySelector(".lede")!.Words());
        Assert.Equal(["", "Ledger", "Market", "Market 2.0.0", "Market 1.10.0"], board.Page.QuerySelectorAll("#release option").Select(option => option.GetAttribute("value")));
    }

    [Fact]
    public async Task A_folder_that_holds_the_same_build_twice_shows_it_once()
    {
        using var folder = new TemporaryFolder();
        var text = await File.ReadAllTextAsync(BoardRun.Data(BoardRun.Market), TestContext.Current.CancellationToken);
        folder.Write("bin/Market.release.json", text);
        folder.Write("publish/Market.release.json", text);

        var board = await BoardRun.Of(folder.Root);
        Assert.Null(board.Page.GetElementById("releases"));
        Assert.Equal(5, board.Page.QuerySelectorAll(".card").Length);
    }

    [Fact]
    public void Releases_that_share_a_version_are_told_apart()
    {
        var manifest = BoardRun.Manifest(BoardRun.Market);
        var board = BoardRun.OfModel(
            manifest, manifest with { Release = manifest.Release with { Commit = "abcdef0123456789" } }, manifest with { Release = manifest.Release with { Commit = null } },
            manifest with { Release = manifest.Release with { Version = null } }, manifest with { Release = manifest.Release with { Version = "", Commit = "" } });

        Assert.Equal(["2.0.0 #2", "2.0.0 (abcdef0)", "2.0.0", "release 2", "3f9d1c0"], board.Section("releases").QuerySelectorAll("tbody th").Select(cell => cell.Words()));
        Assert.Equal("Neither features nor metrics nor gaps changed.", board.Section("releases").QuerySelector("h3 + p")!.Words());
    }

    [Fact]
    public void Where_nothing_is_declared_the_page_says_so()
    {
        var manifest = BoardRun.Manifest(BoardRun.Market);
        var board = BoardRun.OfModel(manifest with
        {
            Features = [], Kpis = [], Objectives = [], Vision = [], DeliveryChain = [], Instruments = [], UnassignedEntryPoints = [], ExistingEntryPoints = [], NotFeatures = [],
        });

        Assert.Equal("No feature is declared yet.", board.Page.QuerySelector(".lede")!.Words());
        Assert.Equal("None: each serves a feature.", board.Section("unserved").QuerySelector("p")!.Words());
        Assert.Null(board.Page.GetElementById("direction"));
        Assert.Null(board.Page.GetElementById("telemetry"));
    }
}
