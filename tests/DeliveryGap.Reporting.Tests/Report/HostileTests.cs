using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;

namespace DeliveryGap.Reporting.Tests.Report;

/// <summary>Whatever stands in a manifest is text.</summary>
public sealed class HostileTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</script></style></title><img src=x onerror=alert(1)>")]
    [InlineData("\" onmouseover=\"alert(1)\" x=\"")]
    [InlineData("' autofocus onfocus='alert(1)")]
    [InlineData("--><!--<![CDATA[ &lt;b&gt; &amp;amp; &#60;script&#62;")]
    [InlineData("{{constructor.constructor('alert(1)')()}} ${alert(1)} `x`")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("../../etc/passwd\r\n\r\n<h1>")]
    [InlineData("\u202eevil\u202c \u2066\u200f\ufeff")]
    [InlineData("https://x.example/ \" onclick=alert(1)")]
    public async Task Every_string_can_be_hostile(string hostile)
    {
        var (harmless, attacked) = (await WithTexts("harmless"), await WithTexts(hostile));

        Assert.Equal(Markup(harmless), Markup(attacked));
        Assert.Single(attacked.Page.Scripts);
        Assert.Contains(Normal(hostile), Normal(attacked.Page.QuerySelector(".card h4")!.TextContent), StringComparison.Ordinal);
        Assert.Equal(Normal(hostile), Normal(attacked.Page.QuerySelector(".card")!.GetAttribute("data-owner")!));
    }

    [Fact]
    public void Half_a_character_and_control_characters_do_not_break_the_page()
    {
        var manifest = BoardRun.Manifest(BoardRun.Market);
        const string odd = "a\ud800b\udc00c\0d\u0001e\u001bf\u007fg\u0085h\ufffei";
        var board = BoardRun.OfModel(manifest with
        {
            Release = manifest.Release with { Product = odd, Version = odd, Commit = "\ud83d\ude00" },
            Features = [manifest.Features[0] with { Title = odd, Owner = odd, Key = odd, CustomerSignals = [new("ticket", "https://x.example/" + odd)] }],
        });

        // Strict: it throws on half a character.
        var bytes = new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(board.Html);
        Assert.True(bytes > 0);
        Assert.DoesNotContain(board.Html, c => char.IsControl(c) && c is not ('\n' or '\t'));
        Assert.StartsWith("a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf", board.Page.QuerySelector(".card h4")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(board.Page.QuerySelectorAll(".card a"), link => link.GetAttribute("href")!.StartsWith("https://x", StringComparison.Ordinal));
    }

    [Fact]
    public void A_megabyte_is_a_long_text_and_no_more()
    {
        var manifest = BoardRun.Manifest(BoardRun.Market);
        var text = new string('<', 1 << 20);
        var board = BoardRun.OfModel(manifest with { Features = [manifest.Features[0] with { Title = text, Owner = text }, manifest.Features[1]] });

        Assert.Equal(text, board.Page.QuerySelector(".card h4")!.TextContent);
        Assert.True(board.Page.QuerySelector("#owner option:last-child")!.TextContent.Length < 60);
    }

    [Theory]
    [InlineData(double.MaxValue, double.MinValue)]
    [InlineData(double.Epsilon, 0)]
    [InlineData(0, 0)]
    [InlineData(-5, 3)]
    [InlineData(1e-300, 1e300)]
    public void Any_number_can_be_a_goal(double baseline, double target)
    {
        var manifest = BoardRun.Manifest(BoardRun.Market);
        foreach (var kind in new[] { "completion", "revenue", null })
        {
            var metric = manifest.Features[0].Metrics[0] with { Kind = kind, Baseline = baseline, Target = target, Max = baseline, Min = target };
            var page = BoardRun.OfModel(manifest with { Features = [manifest.Features[0] with { Metrics = [metric] }] }).Page;
            Assert.Equal(4, page.QuerySelectorAll(".values dd").Length);
            foreach (var value in page.QuerySelectorAll("svg *").SelectMany(element => element.Attributes).Where(attribute => attribute.Name is "x" or "x1" or "x2" or "cx" or "width"))
                Assert.Matches(@"^\d+(\.\d+)?%?$", value.Value);
        }
    }

    [Fact]
    public void Two_features_of_one_key_are_both_shown()
    {
        var manifest = BoardRun.Manifest(BoardRun.Market);
        var twice = manifest with { Features = [manifest.Features[0], manifest.Features[0]] };
        var board = BoardRun.OfModel(twice, twice with { Release = twice.Release with { Version = "3.0.0" } });

        Assert.Equal(4, board.Page.QuerySelectorAll(".card").Length);
        Assert.Equal(4, board.Page.QuerySelectorAll(".card").Select(card => card.Id).Distinct().Count());
    }

    /// <summary>The market with this in place of each text, in two releases.</summary>
    private static async Task<BoardRun> WithTexts(string text)
    {
        using var folder = new TemporaryFolder();
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(BoardRun.Data(BoardRun.Market), TestContext.Current.CancellationToken))!;
        Replace(manifest, text);
        folder.Write("one.release.json", manifest.ToJsonString());
        manifest["release"]!["version"] = "3.0.0";
        manifest["features"]!.AsArray().RemoveAt(0);
        folder.Write("two.release.json", manifest.ToJsonString());
        return await BoardRun.Of(folder.Root);
    }

    private static void Replace(JsonNode node, string text)
    {
        foreach (var (name, value) in node is JsonObject content ? content.ToArray() : node is JsonArray array ? [.. array.Select((item, i) => new KeyValuePair<string, JsonNode?>(i.ToString(System.Globalization.CultureInfo.InvariantCulture), item))] : [])
        {
            if (value is JsonObject or JsonArray)
                Replace(value, text);
            else if (value is JsonValue leaf && leaf.GetValueKind() == System.Text.Json.JsonValueKind.String && name != "schemaVersion")
            {
                if (node is JsonObject parent)
                    parent[name] = text;
                else
                    node[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] = text;
            }
        }
    }

    /// <summary>Elements with the names of their attributes; nothing of texts.</summary>
    private static string Markup(BoardRun board) =>
        string.Join("\n", board.Page.All.Select(element => element.LocalName + " " + string.Join(" ", element.Attributes.Select(attribute => attribute.Name))));

    private static string Normal(string text) => text.ReplaceLineEndings("\n").Replace('\r', '\n');
}
