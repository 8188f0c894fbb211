using System.Text.Json;
using Deque.AxeCore.Commons;

namespace DeliveryGap.Reporting.Tests.Report.Browser;

/// <summary>By axe-core, which comes in a package: what its rules of WCAG and its best practices find wrong.</summary>
public sealed class AccessibilityTests(Chromium chromium) : IClassFixture<Chromium>
{
    public static TheoryData<string, int, bool> Views => new MatrixTheoryData<string, int, bool>(["market", "products", "one", "bare"], [1280, 390], [false, true]);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Axe_finds_nothing(string board, int width, bool isDark)
    {
        var page = await chromium.Open(await Board(board), width, isDark);
        // What is closed is looked at too.
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
        await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        var found = await page.EvaluateAsync<JsonElement>("""
            async () => (await axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }))
              .violations.map(violation => violation.id + ": " + violation.nodes.map(node => node.html + " " + node.failureSummary).slice(0, 3).join("; "))
            """);

        Assert.Equal([], found.EnumerateArray().Select(violation => violation.GetString()));
    }

    [Fact]
    public async Task Axe_would_find_something()
    {
        var page = await chromium.Open(await BoardRun.OfMarket());
        await page.EvaluateAsync("document.querySelector('label[class=find] > span').remove(); document.getElementById('q').removeAttribute('placeholder')");
        await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        Assert.Contains("label", await page.EvaluateAsync<string[]>("async () => (await axe.run()).violations.map(violation => violation.id)"));
    }

    [Fact]
    public async Task What_was_found_is_said_aloud()
    {
        var page = await chromium.Open(await BoardRun.OfMarket());
        await page.Locator("#q").FillAsync("apple");
        Assert.Equal("1 of 5 features", await page.Locator("[role=status][aria-live=polite]").InnerTextAsync());
    }

    private static async Task<BoardRun> Board(string name) => name switch
    {
        "market" => await BoardRun.OfMarket(),
        "products" => await BoardRun.Of(BoardRun.Market, "market-1.9.release.json", "ledger-4.release.json"),
        "one" => await BoardRun.Of("ledger-4.release.json"),
        _ => BoardRun.OfModel(BoardRun.Manifest("ledger-4.release.json") with { Features = [] }),
    };
}
