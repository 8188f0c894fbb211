using System.Text.Json;
using System.Text.RegularExpressions;

namespace DeliveryGap.Reporting.Tests.Grafana;

/// <summary>
/// The published rules of grafana/dashboard-linter (4d0844b), none of them excluded. Where it looks at some types of panels only, all are looked
/// at here. Its rules target-promql and template-label-promql, as far as they ask whether something is PromQL, are in <see cref="QueryTests"/>.
/// </summary>
public sealed class LintTests
{
    // Of its list, those that a number of a metric can have.
    private static readonly HashSet<string> Units =
    [
        "short", "percent", "percentunit", "bytes", "kbytes", "mbytes", "gbytes", "tbytes", "deckbytes", "decmbytes", "decgbytes", "dectbytes", "bits", "celsius", "hertz", "watt", "volt", "amp", "joule", "lengthm", "massg",
        "ns", "µs", "ms", "s", "m", "h", "d",
        "currencyUSD", "currencyGBP", "currencyEUR", "currencyJPY", "currencyDKK", "currencyNOK", "currencySEK", "currencyCZK", "currencyCHF", "currencyPLN", "currencyBRL", "currencyINR",
    ];

    [Fact]
    public Task Template_datasource_rule() => Dashboard(dashboard =>
    {
        var source = Assert.Single(dashboard.Variables(), variable => variable.Text("type") == "datasource");
        Assert.Equal(("datasource", "Data source", "prometheus"), (source.Text("name"), source.Text("label"), source.Text("query")));
    });

    [Fact]
    public Task Template_job_rule() => Dashboard(dashboard => Template(dashboard, "job", "Job"));

    [Fact]
    public Task Template_instance_rule() => Dashboard(dashboard => Template(dashboard, "instance", "Instance"));

    [Fact]
    public Task Template_label_promql_rule() => Dashboard(dashboard =>
    {
        foreach (var variable in Queried(dashboard))
        {
            var query = Assert.Single(Regex.Matches(variable.Text("query"), "^([a-z_]+)\\((.+), (job|instance)\\)$"));
            Assert.Equal("label_values", query.Groups[1].Value);
            var selector = Assert.Single(PromQlText.Selectors(query.Groups[2].Value));
            Assert.Equal(variable.Text("name") == "instance", selector.Matchers.Contains("job=~\"$job\""));
        }
    });

    [Fact]
    public Task Template_on_time_change_reload_rule() => Dashboard(dashboard =>
        Assert.All(Queried(dashboard), variable => Assert.Equal(2, variable.GetProperty("refresh").GetInt32())));

    [Fact]
    public Task Panel_datasource_rule() => Asking((_, panel) => Assert.Equal("${datasource}", panel.GetProperty("datasource").Text("uid")));

    [Fact]
    public Task Panel_title_description_rule() => Asking((_, panel) =>
    {
        Assert.NotEqual("", panel.Text("title"));
        Assert.NotEqual("", panel.Text("description"));
    });

    [Fact]
    public Task Panel_units_rule() => Asking((_, panel) => Assert.Contains(panel.GetProperty("fieldConfig").GetProperty("defaults").Text("unit"), Units));

    [Fact]
    public Task Panel_no_targets_rule() => Asking((_, panel) => Assert.NotEmpty(panel.Targets()));

    /// <summary>Also target-logql-auto-rule: nothing is asked of Loki.</summary>
    [Fact]
    public Task Target_logql_rule() => Asking((_, panel) =>
    {
        Assert.Equal("prometheus", panel.GetProperty("datasource").Text("type"));
        Assert.All(panel.Targets(), target => Assert.False(target.TryGetProperty("datasource", out _)));
    });

    [Fact]
    public Task Target_rate_interval_rule() => Selector((selector, _) =>
    {
        if (selector.Function is "rate" or "irate")
            Assert.Equal("$__rate_interval", selector.Range);
    });

    /// <summary>The linter does not ask that much: a line is drawn with the interval that fits it, a single number over its window.</summary>
    [Fact]
    public Task A_line_is_of_the_interval_a_number_of_the_window() =>
        Selector((selector, target) => Assert.Matches(target.TryGetProperty("range", out _) ? "^\\$__rate_interval$" : "^[0-9]+[hdw]$", selector.Range));

    [Fact]
    public Task Target_job_rule() => Selector((selector, _) => Assert.Contains("job=~\"$job\"", selector.Matchers));

    [Fact]
    public Task Target_instance_rule() => Selector((selector, _) => Assert.Contains("instance=~\"$instance\"", selector.Matchers));

    [Fact]
    public Task Target_counter_agg_rule() => Selector((selector, _) =>
    {
        if (selector.Metric.TrimEnd('"').EndsWith("_total", StringComparison.Ordinal))
            Assert.Contains(selector.Function, new[] { "rate", "irate", "increase" });
    });

    /// <summary>The linter takes what is between two quotes for a text, and does not know one that is escaped.</summary>
    [Fact]
    public Task Quotes_are_even() => Target(target =>
    {
        Assert.DoesNotContain("\\\"", target.Text("expr"), StringComparison.Ordinal);
        var outside = string.Concat(target.Text("expr").Split('"').Where((_, i) => i % 2 == 0));
        Assert.All(Regex.Matches(outside, "\\$\\w*|\\[\\["), variable => Assert.Equal("$__rate_interval", variable.Value));
    });

    [Fact]
    public Task Uneditable_dashboard() => Dashboard(dashboard => Assert.False(dashboard.GetProperty("editable").GetBoolean()));

    [Fact]
    public void The_rules_see_selectors()
    {
        Assert.Equal(
            [new("a_total", "job=~\"$job\"|b=\"}\\x22,(\"", "5m", "rate"), new("\"x.y\"", "\"x.y\"|job=~\"$job\"", "$__rate_interval", "increase"), new("c", "", null, "sum"), new("d", "", null, null)],
            PromQlText.Selectors("""sum by (le) (rate(a_total{job=~"$job",b="}\x22,("}[5m]) or increase({"x.y",job=~"$job"}[$__rate_interval])) / (sum(c) > 0) unless on() d offset 5m""")
                .Select(selector => new Seen(selector.Metric, string.Join("|", selector.Matchers), selector.Range, selector.Function)));
    }

    private sealed record Seen(string Metric, string Matchers, string? Range, string? Function);

    private static void Template(JsonElement dashboard, string name, string label)
    {
        var variable = Assert.Single(dashboard.Variables(), variable => variable.Text("name") == name);
        Assert.Equal(("query", label, ".+", "${datasource}"), (variable.Text("type"), variable.Text("label"), variable.Text("allValue"), variable.GetProperty("datasource").Text("uid")));
        Assert.True(variable.GetProperty("multi").GetBoolean());
        Assert.True(variable.GetProperty("includeAll").GetBoolean());
    }

    private static IEnumerable<JsonElement> Queried(JsonElement dashboard) => dashboard.Variables().Where(variable => variable.Text("type") == "query");

    private static async Task Dashboard(Action<JsonElement> rule) => Assert.All(await Dashboards.All(), rule);

    /// <summary>Of all panels but rows and texts.</summary>
    private static Task Asking(Action<JsonElement, JsonElement> rule) => Dashboard(dashboard =>
        Assert.All(dashboard.Panels().Where(panel => panel.Text("type") is not ("row" or "text")), panel => rule(dashboard, panel)));

    private static Task Target(Action<JsonElement> rule) => Asking((_, panel) => Assert.All(panel.Targets(), rule));

    private static Task Selector(Action<PromQlText.Selector, JsonElement> rule) => Target(target => Assert.All(PromQlText.Selectors(target.Text("expr")), selector => rule(selector, target)));
}
