using System.Text.Json;
using DeliveryGap.Reporting.Tests.Given;

namespace DeliveryGap.Reporting.Tests.Grafana;

public sealed class GrafanaVerbTests
{
    [Fact]
    public async Task A_dashboard_is_imported_as_it_is()
    {
        var dashboard = await Dashboards.Of(Dashboards.Shop);
        Assert.Equal(JsonValueKind.Null, dashboard.GetProperty("id").ValueKind);
        Assert.Matches("^[a-zA-Z0-9_-]{1,40}$", dashboard.Text("uid"));
        Assert.Equal("Features of Shop", dashboard.Text("title"));
        Assert.Equal(42, dashboard.GetProperty("schemaVersion").GetInt32());
        Assert.Equal(["deliverygap", "Shop"], dashboard.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal(["datasource", "job", "instance"], dashboard.Variables().Select(variable => variable.Text("name")));
    }

    /// <summary>So that a later import replaces the earlier one, and no other's.</summary>
    [Fact]
    public async Task Releases_of_a_product_are_one_dashboard()
    {
        var first = await Dashboards.Of(Dashboards.Shop);
        var later = await Dashboards.Of(A.Manifest() with { Release = new() { Product = "Shop", Version = "2.0.0" } });
        var other = await Dashboards.Of(A.Manifest() with { Release = new() { Product = "shop" } });
        Assert.Equal("deliverygap-d00aae6b7fbf", first.Text("uid")[..24]);
        Assert.Equal(first.Text("uid"), later.Text("uid"));
        Assert.NotEqual(first.Text("uid"), other.Text("uid"));
    }

    [Fact]
    public async Task A_feature_is_a_row_of_what_was_promised_and_what_became_of_it()
    {
        var panels = (await Dashboards.Of(Dashboards.Shop)).Panels().ToArray();
        Assert.Equal(
            [
                "text Release",
                "row Checkout on one page", "text What was promised",
                "stat Success: completion (shop.checkout.completed)", "timeseries Success: completion (shop.checkout.completed)",
                "timeseries Depth of use", "bargauge Funnel: completion (shop.checkout.completed)",
                "stat Supporting: latency (shop.search.duration)", "timeseries Supporting: latency (shop.search.duration)",
                "stat Supporting: usage frequency (shop.checkout.started)", "timeseries Over time: usage frequency (shop.checkout.started)",
                "stat Guardrail: failure rate (http.server.request.duration)", "timeseries Guardrail: failure rate (http.server.request.duration)",
                "stat Guardrail: satisfaction (shop.rating)", "timeseries Guardrail: satisfaction (shop.rating)",
                "stat Guardrail: cost (shop.order.value)", "timeseries Over time: cost (shop.order.value)",
                "text Success: usage frequency (order.placed)",
                "row stock.report", "text What was promised",
            ],
            panels.Select(panel => $"{panel.Text("type")} {panel.Text("title")}"));
        Assert.Equal(
            "<p>We believe that one page lets more shoppers pay.</p><p><b>Benefit:</b> Less to type.</p><p><b>Owner:</b> payments</p><p><b>Stage:</b> beta</p><p><b>Flag:</b> checkout-one-page</p><p><b>Feature:</b> checkout.one-page</p><p><b>Declared at:</b> Checkout.cs:7</p>",
            Content(panels[2]));
        Assert.Contains("<b>Not shown:</b> order.placed is of the type event, which Prometheus has no series of", Content(panels[17]), StringComparison.Ordinal);
        Assert.StartsWith("<p>No hypothesis was declared.</p>", Content(panels[19]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_success_metric_is_drawn_against_target_and_baseline()
    {
        var line = await Panel("timeseries", "Success: completion");
        Assert.Equal(["value", "target", "baseline"], line.Targets().Select(target => target.Text("legendFormat")));
        Assert.Equal(["vector(0.62)", "vector(0.54)"], line.Targets().Skip(1).Select(target => target.Text("expr")));
        Assert.Equal(
            """(sum(increase(shop_checkout_completed_total{job=~"$job",instance=~"$instance"}[28d])) or vector(0)) / (sum(increase(shop_checkout_started_total{job=~"$job",instance=~"$instance"}[28d])) > 0) and on() count(increase(shop_checkout_completed_total{job=~"$job",instance=~"$instance"}[28d]))""",
            (await Panel("stat", "Success: completion")).Targets().Single().Text("expr"));
        Assert.Equal("percentunit", line.GetProperty("fieldConfig").GetProperty("defaults").Text("unit"));
    }

    /// <summary>Red below the baseline, green from the target; where less is better, the other way round. Just at a guardrail's bound is within.</summary>
    [Theory]
    [InlineData("Success: completion", "red orange@0.54 green@0.62")]
    [InlineData("Supporting: latency", "green orange@0.2 red@0.4")]
    [InlineData("Supporting: usage frequency", "orange green@1000")]
    [InlineData("Guardrail: failure rate", "green red@0.01")]
    [InlineData("Guardrail: satisfaction", "red green@3.5 red@5")]
    public async Task Colours_say_which_way_is_better(string title, string steps)
    {
        var defaults = (await Panel("stat", title)).GetProperty("fieldConfig").GetProperty("defaults");
        Assert.Equal(steps, string.Join(" ", defaults.GetProperty("thresholds").GetProperty("steps").EnumerateArray().Select(step =>
            step.GetProperty("value").ValueKind == JsonValueKind.Null ? step.Text("color") : FormattableString.Invariant($"{step.Text("color")}@{step.GetProperty("value").GetDouble():0.####}"))));
        var nothing = Assert.Single(defaults.GetProperty("mappings").EnumerateArray()).GetProperty("options");
        Assert.Equal(("null+nan", "no data", "red"), (nothing.Text("match"), nothing.GetProperty("result").Text("text"), nothing.GetProperty("result").Text("color")));
    }

    [Fact]
    public async Task What_is_just_at_the_greatest_is_within()
    {
        var red = (await Panel("stat", "Guardrail: failure rate")).GetProperty("fieldConfig").GetProperty("defaults").GetProperty("thresholds").GetProperty("steps")[1].GetProperty("value").GetDouble();
        Assert.Equal(Math.BitIncrement(0.01), red);
    }

    [Fact]
    public async Task A_guardrails_line_is_as_red_as_its_value()
    {
        var defaults = (await Panel("timeseries", "Guardrail: failure rate")).GetProperty("fieldConfig").GetProperty("defaults");
        Assert.Equal("thresholds", defaults.GetProperty("color").Text("mode"));
        Assert.Equal("dashed+area", defaults.GetProperty("custom").GetProperty("thresholdsStyle").Text("mode"));
        Assert.Equal(2, defaults.GetProperty("thresholds").GetProperty("steps").GetArrayLength());
    }

    [Fact]
    public async Task A_funnel_goes_from_those_who_begin_to_those_who_get_through()
    {
        var funnel = await Panel("bargauge", "Funnel");
        Assert.Equal(["shop.checkout.started", "shop.checkout.completed"], funnel.Targets().Select(target => target.Text("legendFormat")));
        Assert.Equal("""sum(increase(shop_checkout_started_total{job=~"$job",instance=~"$instance"}[28d]))""", funnel.Targets().First().Text("expr"));
    }

    /// <summary>Neither a share without Per nor one of failures begins with those who want to get through.</summary>
    [Fact]
    public async Task Without_Per_there_is_no_funnel()
    {
        var dashboard = await Dashboards.Of(A.Manifest(A.Feature(
            "pay",
            A.Success("shop.checkout.completed", "completion") with { Where = "result=ok" },
            A.Success("shop.payment.failed", "failureRate") with { Per = "shop.checkout.started" },
            A.Guardrail("shop.checkout.completed", "completion") with { Per = "shop.checkout.started" })));
        Assert.DoesNotContain(dashboard.Panels(), panel => panel.Text("type") == "bargauge");
    }

    [Fact]
    public async Task Use_is_what_requests_and_metrics_count()
    {
        var use = await Panel("timeseries", "Depth of use");
        Assert.Equal(["requests", "shop.checkout.started", "shop.search.duration"], use.Targets().Select(target => target.Text("legendFormat")));
        Assert.DoesNotContain((await Dashboards.Of(A.Manifest(A.Feature("rate", A.Success("shop.rating", "satisfaction"))))).Panels(), panel => panel.Text("title") == "Depth of use");
    }

    [Fact]
    public async Task A_release_is_marked_where_its_version_appears()
    {
        var annotations = (await Dashboards.Of(Dashboards.Shop)).GetProperty("annotations").GetProperty("list").EnumerateArray().ToArray();
        Assert.Equal(["Annotations & Alerts", "Releases", "Starts"], annotations.Select(annotation => annotation.Text("name")));
        Assert.Equal([true, true, false], annotations.Select(annotation => annotation.GetProperty("enable").GetBoolean()));
        Assert.Equal(
            """count by (service_version) (target_info{job=~"$job",instance=~"$instance",service_version!=""}) unless count by (service_version) (target_info{job=~"$job",instance=~"$instance",service_version!=""} offset $__rate_interval)""",
            annotations[1].Text("expr"));
    }

    [Fact]
    public async Task Where_it_is_known_the_job_is_chosen()
    {
        var dashboard = await Dashboards.Of(Dashboards.Shop, "--job", "shop");
        Assert.Equal("shop", dashboard.Variables().ElementAt(1).GetProperty("current").GetProperty("value")[0].GetString());
        Assert.EndsWith(",job=\"shop\"}, job)", dashboard.Variables().ElementAt(1).Text("query"), StringComparison.Ordinal);
        Assert.All(dashboard.Panels().SelectMany(panel => panel.Targets()).SelectMany(target => PromQlText.Selectors(target.Text("expr"))), selector => Assert.Contains("job=\"shop\"", selector.Matchers));
    }

    [Fact]
    public async Task What_cannot_be_asked_for_is_said()
    {
        var run = await ToolRun.WithInput(Dashboards.Shop.Json(), "grafana", "-");
        Assert.Equal("warning: no query for checkout.one-page, success usageFrequency order.placed over 28d: order.placed is of the type event, which Prometheus has no series of\n", run.Words);
    }

    [Fact]
    public async Task A_feature_that_nothing_here_serves_is_anothers()
    {
        var dashboard = await Dashboards.Of(A.Manifest(Dashboards.Checkout with { Exposed = false }));
        Assert.Equal("Release", Assert.Single(dashboard.Panels()).Text("title"));
    }

    private static string Content(JsonElement panel) => panel.GetProperty("options").Text("content");

    private static async Task<JsonElement> Panel(string type, string title) =>
        (await Dashboards.Of(Dashboards.Shop)).Panels().Single(panel => panel.Text("type") == type && panel.Text("title").StartsWith(title, StringComparison.Ordinal));
}
