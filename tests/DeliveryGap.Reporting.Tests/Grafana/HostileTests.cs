using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Reporting.Tests.Given;
using DeliveryGap.Tool.Grafana;

namespace DeliveryGap.Reporting.Tests.Grafana;

/// <summary>What a manifest holds is text, wherever Grafana would read more in it.</summary>
public sealed partial class HostileTests
{
    // Where Grafana fills in a variable: templateSrv's expression.
    [GeneratedRegex(@"\$(\w+)|\[\[(\w+?)(?::(\w+))?\]\]|\${(\w+)(?:\.([^:^}]+))?(?::([^}]+))?}", RegexOptions.ECMAScript)]
    private static partial Regex Variable();

    [Fact]
    public async Task No_text_is_a_variable()
    {
        foreach (var dashboard in new[] { await Dashboards.Of(Dashboards.Attacked), await Dashboards.Of(Dashboards.Attacked, "--naming", "untranslated", "--job", Dashboards.Hostile) })
        {
            foreach (var (path, text) in Texts(dashboard, ""))
            {
                var isQuery = path.EndsWith(".expr", StringComparison.Ordinal) || path.EndsWith(".query", StringComparison.Ordinal);
                Assert.All(Variable().Matches(text).Select(match => match.Value), variable => Assert.Contains(variable, isQuery ? ["$job", "$instance", "$__rate_interval"] : Own(path)));
            }
        }
    }

    // A variable's value is no template.
    private static IReadOnlyList<string> Own(string path) =>
        path.EndsWith("datasource.uid", StringComparison.Ordinal) ? ["${datasource}"]
        : path.Contains(".current.", StringComparison.Ordinal) ? ["$__all", .. Variable().Matches(Dashboards.Hostile).Select(match => match.Value)]
        : [];

    [Fact]
    public async Task No_legend_is_a_label() =>
        Assert.All((await Dashboards.Of(Dashboards.Attacked)).Panels().SelectMany(panel => panel.Targets()), target => Assert.DoesNotContain("{{", target.Text("legendFormat"), StringComparison.Ordinal));

    [Fact]
    public async Task No_text_is_markup()
    {
        var texts = (await Dashboards.Of(Dashboards.Attacked)).Panels().Where(panel => panel.Text("type") == "text").Select(panel => panel.GetProperty("options").Text("content")).ToArray();
        Assert.All(texts, text => Assert.All(Regex.Matches(text, "<[^>]*>?"), tag => Assert.Contains(tag.Value, new[] { "<p>", "</p>", "<b>", "</b>", "<br>" })));
        Assert.Contains(texts, text => WebUtility.HtmlDecode(text).Contains("<script>alert(1)</script> **b** [a](javascript:x)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_description_is_Markdown()
    {
        var descriptions = (await Dashboards.Of(Dashboards.Attacked)).Panels().Select(panel => panel.Text("description")).Where(text => text.Contains("script", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(descriptions);
        Assert.All(descriptions, text => Assert.DoesNotMatch("[<>*_\\[\\]()`~|!\"'\\\\\r\n]|www\\.|&(?!#[0-9]+;)", text));
        Assert.Contains(descriptions, text => WebUtility.HtmlDecode(text).Contains("**b** [a](javascript:x) www.example.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_without_a_name_has_one() =>
        Assert.Contains((await Dashboards.Of(Dashboards.Attacked)).Panels(), panel => panel.Text("type") == "row" && panel.Text("title") == "A feature without a name");

    /// <summary>Of Grafana's database: 189 for a title, 50 for a tag.</summary>
    [Fact]
    public async Task Megabytes_are_cut()
    {
        var text = string.Concat(Enumerable.Repeat("😀$job", 200_000));
        var dashboard = await Dashboards.Of(A.Manifest(A.Feature(text, A.Guardrail(text, text)) with { Title = text, Benefit = text }) with { Release = new() { Product = text } });
        Assert.InRange(dashboard.Text("title").Length, 150, 189);
        Assert.All(dashboard.GetProperty("tags").EnumerateArray(), tag => Assert.InRange(tag.GetString()!.Length, 1, 50));
        Assert.InRange(dashboard.GetRawText().Length, 1, 100_000);
    }

    [Theory]
    [InlineData("$5 off", "$\u20605 off")]
    [InlineData("5 $, 6 €", "5 $, 6 €")]
    [InlineData("[[[a]]]", "[\u2060[\u2060[a]]]")]
    [InlineData("{{{a}}}", "{\u2060{\u2060{a}}}")]
    [InlineData("${a}", "$\u2060{a}")]
    [InlineData(" a \r\n\t b ", "a b")]
    [InlineData("0123456789ab", "0123456789ab")]
    [InlineData("0123456789abc", "0123456789a…")]
    [InlineData("0123456789😀bc", "0123456789…")]
    [InlineData("\u0001", null)]
    [InlineData(null, null)]
    public void A_line_is_shown_as_it_is_written(string? text, string? line) => Assert.Equal(line, PlainText.Line(text, 12));

    private static IEnumerable<(string Path, string Text)> Texts(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Texts(property.Value, path + "." + property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Texts(item, path)),
        JsonValueKind.String => [(path, element.GetString()!)],
        _ => [],
    };
}
