using Microsoft.Playwright;

namespace DeliveryGap.Reporting.Tests.Report.Browser;

/// <summary>What a person sees.</summary>
public sealed class ReadingTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    [InlineData(360)]
    public async Task The_numbers_are_there_at_any_width(int width)
    {
        var page = await chromium.Open(await BoardRun.OfMarket(), width);

        Assert.Equal(["5", "5 of 7", "0 of 3", "3", "1", "1"], await page.Locator(".figures dd").AllInnerTextsAsync());
        Assert.Equal("5 features", await page.Locator("#count").InnerTextAsync());
        var success = page.Locator("article", new() { HasText = "checkout.apple-pay" }).Locator(".metric.success");
        Assert.Equal(["54%", "62%", "54.2%", "63.1%"], await success.Locator("dd").AllInnerTextsAsync());
        Assert.Equal(4, await success.Locator("dd:visible").CountAsync());

        // The drawing says the same: 62% of the way along the line.
        var (track, target) = ((await success.Locator(".track").BoundingBoxAsync())!, (await success.Locator(".target").Last.BoundingBoxAsync())!);
        Assert.InRange((target.X - track.X) / track.Width, 0.61, 0.63);
        Assert.True(await FitsInWidth(page));
    }

    [Fact]
    public async Task Long_words_do_not_make_the_page_wider_than_a_phone()
    {
        var manifest = BoardRun.Manifest(BoardRun.Market);
        var word = new string('W', 400);
        var feature = manifest.Features[0];
        var long_ = feature with
        {
            Key = word, Title = word, Owner = word, Stage = word, Benefit = word, Flag = new(word, true), Advances = [word], Gaps = [new() { Rule = word, Message = word, At = new(word, 1) }],
            Metrics = [.. feature.Metrics.Select(metric => metric with { Instrument = word, Kind = word, Per = word, Where = word, Window = word, Status = word, MeasuredBy = word, Unit = word, Target = 1e14 })],
        };
        var release = manifest with { Release = manifest.Release with { Product = word, Version = word }, Features = [long_], UnassignedEntryPoints = [manifest.UnassignedEntryPoints[0] with { Id = word }] };
        var page = await chromium.Open(BoardRun.OfModel(release, release with { Release = release.Release with { Version = "2" } }), width: 360);

        await page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
        Assert.True(await FitsInWidth(page));
    }

    [Fact]
    public async Task The_way_to_the_line_that_records_opens_at_a_click()
    {
        var page = await chromium.Open(await BoardRun.OfMarket(), width: 390);
        var evidence = page.Locator("article", new() { HasText = "checkout.apple-pay" }).Locator("details.evidence").First;

        Assert.False(await evidence.Locator("li").First.IsVisibleAsync());
        await evidence.Locator("summary").ClickAsync();
        Assert.Equal("Checkout.Complete Market/Checkout/Checkout.cs:58", await evidence.Locator("li").Nth(1).InnerTextAsync());
        Assert.True(await evidence.Locator("li").Nth(1).IsVisibleAsync());
    }

    [Fact]
    public async Task Without_scripts_all_is_there_to_read()
    {
        var page = await chromium.Open(await BoardRun.OfMarket(), hasScripts: false);

        Assert.False(await page.Locator("#q").IsVisibleAsync());
        Assert.False(await page.Locator("#theme").IsVisibleAsync());
        Assert.Equal(5, await page.Locator("article:visible").CountAsync());
        await page.Locator("details.release > summary").First.ClickAsync();
        Assert.Equal(10, await page.Locator("article:visible").CountAsync());
    }

    [Fact]
    public async Task Light_and_dark_follow_the_system_until_somebody_chooses()
    {
        var page = await chromium.Open(await BoardRun.OfMarket(), isDark: true);
        var dark = await Paper(page);
        Assert.Equal("Light", await page.Locator("#theme").InnerTextAsync());

        await page.Locator("#theme").ClickAsync();
        var light = await Paper(page);
        Assert.NotEqual(dark, light);
        await page.ReloadAsync();
        Assert.Equal(light, await Paper(page));
        await page.EvaluateAsync("localStorage.clear(); delete document.documentElement.dataset.theme");
        Assert.Equal(dark, await Paper(page));

        static Task<string> Paper(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor");
    }

    [Fact]
    public async Task Paper_shows_what_a_click_would_open_and_nothing_to_operate()
    {
        var page = await chromium.Open(await BoardRun.OfMarket());
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.EvaluateAsync("window.dispatchEvent(new Event('beforeprint'))");

        Assert.All(await page.Locator("details.evidence li").AllAsync(), step => Assert.True(step.IsVisibleAsync().GetAwaiter().GetResult()));
        Assert.False(await page.Locator("#controls").IsVisibleAsync());
        Assert.False(await page.Locator("#theme").IsVisibleAsync());
        await page.EvaluateAsync("window.dispatchEvent(new Event('afterprint'))");
        Assert.Equal(0, await page.Locator("details.evidence[open]").CountAsync());
    }

    [Fact]
    public async Task Nothing_is_asked_of_a_network_and_nothing_is_complained_of()
    {
        var page = await chromium.Open(await BoardRun.OfMarket());
        var (requests, words) = (new List<string>(), new List<string>());
        page.Request += (_, request) => requests.Add(request.Url);
        page.Console += (_, message) => words.Add(message.Text);
        page.PageError += (_, error) => words.Add(error);
        await page.ReloadAsync();
        await page.Locator("#q").FillAsync("wish");

        Assert.Equal([page.Url.Split('#')[0]], requests.Select(url => url.Split('#')[0]).Where(url => url != "data:,"));
        Assert.Empty(words);
    }

    /// <summary>A feature named so is text, and stays it when it is searched for.</summary>
    [Fact]
    public async Task A_script_in_a_name_never_runs()
    {
        const string name = "<script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\">";
        var manifest = BoardRun.Manifest(BoardRun.Market);
        var page = await chromium.Open(BoardRun.OfModel(manifest with { Features = [manifest.Features[0] with { Title = name, Owner = name }, manifest.Features[1]] }));
        await page.Locator("#q").FillAsync("<script>");
        await page.Locator("#owner").SelectOptionAsync([name]);

        Assert.Equal("1 of 2 features", await page.Locator("#count").InnerTextAsync());
        Assert.Equal(name, await page.Locator("article:visible h4").InnerTextAsync());
        Assert.Equal("Market – outcome board", await page.TitleAsync());
    }

    private static Task<bool> FitsInWidth(IPage page) => page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth");
}
