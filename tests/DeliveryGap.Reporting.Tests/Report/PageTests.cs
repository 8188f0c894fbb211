using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;

namespace DeliveryGap.Reporting.Tests.Report;

/// <summary>The page as a file: whole in itself, the same each time, and only what was asked for.</summary>
public sealed class PageTests
{
    [Fact]
    public async Task Nothing_is_loaded()
    {
        var board = await BoardRun.OfMarket();

        Assert.Empty(board.Page.QuerySelectorAll("[src], [srcset], [style], iframe, object, embed, form, base, link:not([rel=icon])"));
        Assert.All(board.Page.QuerySelectorAll("[href]"), element => Assert.True(
            element.GetAttribute("href")!.StartsWith('#') || element.LocalName == "a" || element.GetAttribute("href") == "data:,", element.OuterHtml));
        Assert.DoesNotContain(board.Page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        var own = board.Page.QuerySelector("style")!.TextContent + board.Page.QuerySelector("script")!.TextContent;
        Assert.All(["url(", "@import", "http:", "https:", "fetch(", "XMLHttpRequest", "import(", "innerHTML", "eval("], word => Assert.DoesNotContain(word, own, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_policy_lets_in_this_style_and_this_script_alone()
    {
        var board = await BoardRun.OfMarket();
        var policy = board.Page.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content")!;

        Assert.Equal(
            $"default-src 'none'; style-src '{Hash(board.Page.QuerySelector("style")!)}'; script-src '{Hash(board.Page.QuerySelector("script")!)}'; img-src data:; base-uri 'none'; form-action 'none'",
            policy);
        Assert.Equal("head", board.Page.QuerySelector("style")!.ParentElement!.LocalName);
    }

    [Fact]
    public async Task The_same_board_gives_the_same_bytes_anywhere()
    {
        var first = await BoardRun.OfMarket();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-CH") { NumberFormat = { NegativeSign = "~", NumberDecimalSeparator = ",", NumberGroupSeparator = "'" } };
            Assert.Equal(first.Html, (await BoardRun.OfMarket()).Html);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task Products_come_in_the_order_of_their_names_whatever_the_order_given() =>
        Assert.Equal((await BoardRun.Of(BoardRun.Market, "ledger-4.release.json")).Html, (await BoardRun.Of("ledger-4.release.json", BoardRun.Market)).Html);

    [Fact]
    public async Task It_goes_to_the_file_that_is_named()
    {
        using var folder = new TemporaryFolder();
        var run = await ToolRun.Of("report", BoardRun.Data(BoardRun.Market), "-o", folder.PathOf("board.html"));

        Assert.Equal((0, "", ""), (run.Code, run.Data, run.Words));
        var bytes = await File.ReadAllBytesAsync(folder.PathOf("board.html"), TestContext.Current.CancellationToken);
        Assert.Equal((await BoardRun.Of(BoardRun.Market)).Html, Encoding.UTF8.GetString(bytes));
        Assert.DoesNotContain((byte)'\r', bytes);
    }

    [Fact]
    public async Task A_manifest_may_be_piped_in()
    {
        var run = await ToolRun.WithInput(await File.ReadAllTextAsync(BoardRun.Data(BoardRun.Market), TestContext.Current.CancellationToken), "report", "-");

        Assert.Equal((await BoardRun.Of(BoardRun.Market)).Html, run.Data);
    }

    [Theory]
    [InlineData(2, "--today", "report", "x.release.json", "--today", "15.3.2027")]
    [InlineData(2, "there is no such file", "report", "gone.release.json")]
    [InlineData(2, "manifests", "report")]
    public async Task A_wrong_command_is_a_sentence(int code, string reason, params string[] arguments)
    {
        var run = await ToolRun.Of(arguments);

        Assert.Equal((code, ""), (run.Code, run.Data));
        Assert.Contains(reason, run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headings_go_down_by_one_and_ids_are_there_once()
    {
        foreach (var board in new[] { await BoardRun.OfMarket(), await BoardRun.Of(BoardRun.Market), await BoardRun.Of("ledger-4.release.json", "market-1.9.release.json", BoardRun.Market) })
        {
            var levels = board.Page.QuerySelectorAll("h1, h2, h3, h4").Select(heading => heading.LocalName[1] - '0').ToArray();
            Assert.Equal(1, levels[0]);
            Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.InRange(pair.Second, 2, pair.First + 1));
            var ids = board.Page.QuerySelectorAll("[id]").Select(element => element.Id).ToArray();
            Assert.Equal(ids.Distinct().Count(), ids.Length);
        }
    }

    private static string Hash(IElement element) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.TextContent)));
}
