using Microsoft.Playwright;

namespace DeliveryGap.Reporting.Tests.Report.Browser;

/// <summary>Searching and filtering, by hand and by address.</summary>
public sealed class FilterTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private const double MostMilliseconds = 50;

    [Fact]
    public async Task The_keyboard_is_enough()
    {
        var page = await chromium.Open(await BoardRun.OfMarket());

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("Wish LIST");
        Assert.Equal(("Wish LIST", "1 of 5 features"), (await page.Locator("#q").InputValueAsync(), await page.Locator("#count").InnerTextAsync()));
        Assert.Equal(["Wish list"], await Shown(page));
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(("", "5 features"), (await page.Locator("#q").InputValueAsync(), await page.Locator("#count").InnerTextAsync()));

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("owner", await Focused(page));
        await page.Keyboard.TypeAsync("disc");
        Assert.Equal(["Wish list"], await Shown(page));
        Assert.Equal("1 of 5 features", await page.Locator("#count").InnerTextAsync());
    }

    [Fact]
    public async Task All_that_can_be_operated_is_reached_by_tab()
    {
        var page = await chromium.Open(await BoardRun.OfMarket());
        var all = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a, button, input, select, summary')].filter(e => e.checkVisibility()).map((e, i) => e.dataset.nr = '' + i)");
        var reached = new HashSet<string>();
        foreach (var _ in all)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("document.activeElement.dataset.nr ?? ''"));
        }

        Assert.Equal(all.Order(), reached.Order());
    }

    [Theory]
    [InlineData("ledger.book one tap", "Apple Pay")]
    [InlineData("typing abandon", "Apple Pay")]
    [InlineData("dbt:gift", "Gift cards")]
    [InlineData("DG2001", "Returns without a form")]
    [InlineData("gift-wrap", "")]
    public async Task All_words_are_looked_for_in_all_that_a_card_says(string words, string title)
    {
        var page = await chromium.Open(await BoardRun.OfMarket());
        await page.Locator("#q").FillAsync(words);

        Assert.Equal(title.Length > 0 ? [title] : [], await Shown(page));
        Assert.Equal(title.Length == 0, await page.Locator("#nothing").IsVisibleAsync());
    }

    [Theory]
    [InlineData("owner", "discovery", "Wish list")]
    [InlineData("stage", "rollout", "Apple Pay")]
    [InlineData("verdict", "gaps", "Returns without a form")]
    [InlineData("verdict", "accepted", "Gift cards")]
    [InlineData("verdict", "notJudged", "Audit trail")]
    [InlineData("outcome", "atACost", "Apple Pay")]
    public async Task A_menu_leaves_what_is_like_it(string menu, string value, string title)
    {
        var page = await chromium.Open(await BoardRun.OfMarket());
        await page.Locator("#" + menu).SelectOptionAsync(value);

        Assert.Equal([title], await Shown(page));
        await page.WaitForFunctionAsync("hash => location.hash === hash", $"#{menu}={value}");
        await page.Locator("#clear").ClickAsync();
        Assert.Equal(5, (await Shown(page)).Count);
        Assert.Equal("q", await Focused(page));
    }

    [Fact]
    public async Task A_past_release_is_chosen()
    {
        var page = await chromium.Open(await BoardRun.OfMarket());
        await page.Locator("#release").SelectOptionAsync("Market 1.9.0");

        Assert.Equal(["Product search", "Gift cards", "Returns without a form", "Wish list"], await Shown(page));
        Assert.Equal("4 features", await page.Locator("#count").InnerTextAsync());
        await page.Locator("#release").SelectOptionAsync("");
        Assert.Equal(5, (await Shown(page)).Count);
    }

    [Fact]
    public async Task One_of_several_products_is_chosen()
    {
        var page = await chromium.Open(await BoardRun.Of(BoardRun.Market, "market-1.9.release.json", "ledger-4.release.json"));

        Assert.Equal("6 features", await page.Locator("#count").InnerTextAsync());
        await page.Locator("#release").SelectOptionAsync("Ledger");
        Assert.Equal(["Invoices by mail"], await Shown(page));
        await page.Locator("#q").FillAsync("wish");
        Assert.Equal("0 of 1 features", await page.Locator("#count").InnerTextAsync());
        await page.Locator("#all").ClickAsync();
        Assert.Equal(6, (await Shown(page)).Count);
    }

    [Fact]
    public async Task An_address_shows_what_its_sender_saw()
    {
        var board = await BoardRun.OfMarket();
        var page = await chromium.Open(board, hash: "q=form&verdict=gaps");
        Assert.Equal(["Returns without a form"], await Shown(page));
        Assert.Equal(("form", "gaps"), (await page.Locator("#q").InputValueAsync(), await page.Locator("#verdict").InputValueAsync()));

        // Nonsense in an address is no state.
        Assert.Equal(5, (await Shown(await chromium.Open(board, hash: "verdict=nonsense&x=%E0%A4%A"))).Count);
        Assert.Equal(5, (await Shown(await chromium.Open(board, hash: "features"))).Count);
    }

    [Fact]
    public async Task A_figure_and_a_change_lead_to_their_features()
    {
        var page = await chromium.Open(await BoardRun.OfMarket());
        await page.Locator(".figures a", new() { HasText = "3" }).ClickAsync();
        await page.Locator("#clear").WaitForAsync();
        Assert.Equal(["Returns without a form"], await Shown(page));

        await page.Locator(".changes a", new() { HasText = "Apple Pay" }).First.ClickAsync();
        await page.WaitForFunctionAsync("document.getElementById('count').textContent === '1 of 5 features' && document.getElementById('q').value !== ''");
        Assert.Equal(["Apple Pay"], await Shown(page));
    }

    /// <summary>From the key that is pressed until the page is laid out anew.</summary>
    [Fact]
    public async Task A_keystroke_among_two_thousand_features_is_not_felt()
    {
        var page = await chromium.Open(BoardRun.OfModel(ManyFeatures.Of(2000)));
        var times = await page.EvaluateAsync<double[]>("""
            async () => {
              const search = document.getElementById("q"), times = [];
              for (const word of ["apple pay 1995", "returns", "wish list 12", "e"]) {
                for (let length = 1; length <= word.length + 1; length++) {
                  search.value = length > word.length ? "" : word.slice(0, length);
                  const start = performance.now();
                  search.dispatchEvent(new Event("input", { bubbles: true }));
                  document.body.getBoundingClientRect();
                  times.push(performance.now() - start);
                  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                }
              }
              return times;
            }
            """);
        Array.Sort(times);
        output.WriteLine($"median {times[times.Length / 2]:0.0} ms, slowest {times[^1]:0.0} ms of {times.Length}");
        Assert.Equal("2,000 features", await page.Locator("#count").InnerTextAsync());
        Assert.InRange(times[times.Length / 2], 0, MostMilliseconds);
    }

    private static async Task<IReadOnlyList<string>> Shown(IPage page) => await page.Locator("article:visible h4").AllInnerTextsAsync();

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("document.activeElement.id");
}
