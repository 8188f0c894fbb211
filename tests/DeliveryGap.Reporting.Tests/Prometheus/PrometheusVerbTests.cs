using DeliveryGap.Core.Manifest;
using DeliveryGap.Reporting.Tests.Given;
using DeliveryGap.Reporting.Tests.Programs;

namespace DeliveryGap.Reporting.Tests.Prometheus;

/// <summary>What the rules say and do, by Prometheus' own tool.</summary>
public sealed class PrometheusVerbTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static readonly ManifestFeature Checkout = A.Feature(
        "checkout.one-page",
        A.Success("shop.checkout.completed", "completion") with { Per = "shop.checkout.started", Baseline = 0.54, Target = 0.62 },
        A.Guardrail("http.server.request.duration", "failureRate") with { Where = "error.type", Max = 0.01 },
        A.Guardrail("shop.search.duration", "latency") with { Max = 0.3 },
        A.Guardrail("shop.order.value", "cost") with { Max = 1000, Window = "1d" }).With(A.Request("POST", "checkout")) with { Owner = "payments", Title = "Checkout on one page" };

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_rules_are_such_that_Prometheus_takes()
    {
        var (rules, run) = await Rules(A.Manifest(Checkout));
        Assert.Equal((0, ""), (run.Code, run.Words));
        var (isFine, output) = Promtool.Run("check", "rules", rules);
        Assert.True(isFine, output);
        Assert.Contains("SUCCESS: 25 rules found", output, StringComparison.Ordinal);
        Assert.DoesNotContain("duplicate", output, StringComparison.Ordinal);
    }

    /// <summary>Nothing fires while all is well, and the success metric is what it is.</summary>
    [Fact]
    public Task Healthy() => Behaves("2h", """
              - series: 'shop_checkout_started_total{instance="a"}'
                values: '0+10x150'
              - series: 'shop_checkout_started_total{instance="b"}'
                values: '0+10x150'
              - series: 'shop_checkout_completed_total'
                values: '0+12x150'
              - series: 'http_server_request_duration_seconds_count{http_request_method="POST",http_route="checkout",http_response_status_code="200"}'
                values: '0+1000x150'
              - series: 'http_server_request_duration_seconds_count{http_request_method="POST",http_route="checkout",error_type="500"}'
                values: '0+5x150'
              - series: 'http_server_request_duration_seconds_count{http_request_method="GET",http_route="search",error_type="500"}'
                values: '0+500x150'
              - series: 'shop_search_duration_seconds_bucket{le="0.1"}'
                values: '0+100x150'
              - series: 'shop_search_duration_seconds_bucket{le="+Inf"}'
                values: '0+100x150'
              - series: 'shop_search_duration_seconds_count'
                values: '0+100x150'
              - series: 'shop_order_value_EUR_count'
                values: '0+1x150'
              - series: 'shop_order_value_EUR_sum'
                values: '0+1x150'
        """, alerts: "", """
              - expr: round(deliverygap:metric:value{role="success"}, 0.01)
                eval_time: 2h
                exp_samples:
                  - labels: '{feature="checkout.one-page",instrument="shop.checkout.completed",kind="completion",owner="payments",per="shop.checkout.started",product="Shop",role="success",window="28d"}'
                    value: 0.6
              - expr: sum by (feature) (deliverygap:metric:target)
                eval_time: 2h
                exp_samples:
                  - labels: '{feature="checkout.one-page"}'
                    value: 0.62
              - expr: round(deliverygap:guardrail:value{kind="failureRate",range="1h"}, 0.0001)
                eval_time: 2h
                exp_samples:
                  - labels: '{feature="checkout.one-page",instrument="http.server.request.duration",kind="failureRate",owner="payments",product="Shop",range="1h",role="guardrail",where="error.type",window="28d"}'
                    value: 0.005
        """);

    /// <summary>15 of 100 fail, and no other guardrail is broken.</summary>
    [Fact]
    public Task Breached() => Behaves("30m", Complete("""
              - series: 'http_server_request_duration_seconds_count{http_request_method="POST",http_route="checkout",http_response_status_code="200"}'
                values: '0+85x150'
              - series: 'http_server_request_duration_seconds_count{http_request_method="POST",http_route="checkout",error_type="500"}'
                values: '0+15x150'
        """), """
                  - exp_labels: { severity: critical, product: Shop, feature: checkout.one-page, owner: payments, role: guardrail, kind: failureRate, instrument: http.server.request.duration, where: error.type, window: 28d }
                    exp_annotations:
                      summary: "A guardrail of Checkout on one page (checkout.one-page) is broken: guardrail failureRate http.server.request.duration error.type over 28d is above 0.01"
                      description: So it was within the last 5m and within the last 1h.
                      declared_at: Checkout.cs:7
        """);

    /// <summary>Where there is hardly any traffic, one failure wakes nobody.</summary>
    [Fact]
    public Task Hardly_any_traffic() => Behaves("30m", Complete("""
              - series: 'http_server_request_duration_seconds_count{http_request_method="POST",http_route="checkout",error_type="500"}'
                values: '0x25 1x3 3x100'
        """), alerts: "");

    /// <summary>Two guardrails on one histogram are two.</summary>
    [Fact]
    public async Task Each_metric_has_its_own_rules()
    {
        var latency = A.Guardrail("shop.search.duration", "latency");
        var (rules, run) = await Rules(A.Manifest(A.Feature("search", latency with { Quantile = 0.5, Max = 0.2 }, latency with { Quantile = 0.99, Max = 2 }, latency with { Quantile = 0.99, Max = 1, Window = "7d" })));
        Assert.Equal(3, run.Words.Length + File.ReadAllText(rules).Split("alert: DeliveryGapGuardrailBroken").Length - 1);
        var (isFine, output) = Promtool.Run("check", "rules", "--lint-fatal", rules);
        Assert.True(isFine, output);
    }

    /// <summary>Failures that are over do not wake anybody: the short window is clean again.</summary>
    [Fact]
    public Task Recovered() => Behaves("30m", Complete("""
              - series: 'http_server_request_duration_seconds_count{http_request_method="POST",http_route="checkout",http_response_status_code="200"}'
                values: '0+100x150'
              - series: 'http_server_request_duration_seconds_count{http_request_method="POST",http_route="checkout",error_type="500"}'
                values: '0+100x10 1000+0x140'
        """), alerts: "");

    /// <summary>Series that stand still make no number, no alert, and neither NaN nor infinity.</summary>
    [Fact]
    public Task NoTraffic() => Behaves("2h", Complete("""
              - series: 'http_server_request_duration_seconds_count{http_request_method="POST",http_route="checkout",error_type="500"}'
                values: '7+0x150'
        """), alerts: "", """
              - expr: count({__name__=~"deliverygap:.*:(value|samples)"} unless {__name__=~"deliverygap:.*:(value|samples)"} > -Inf < Inf)
                eval_time: 2h
                exp_samples: []
              - expr: count by (kind) (deliverygap:metric:value)
                eval_time: 2h
                exp_samples:
                  - labels: '{kind="cost"}'
                    value: 1
        """);

    /// <summary>A counter that starts again from zero is no negative traffic and no failure.</summary>
    [Fact]
    public Task CounterReset() => Behaves("1h", Complete("""
              - series: 'http_server_request_duration_seconds_count{http_request_method="POST",http_route="checkout",http_response_status_code="200"}'
                values: '0+1000x30 0+1000x120'
              - series: 'http_server_request_duration_seconds_count{http_request_method="POST",http_route="checkout",error_type="500"}'
                values: '0+1x30 0+1x120'
        """), alerts: "", """
              - expr: deliverygap:guardrail:value{kind="failureRate"} > 0.002 or deliverygap:guardrail:value{kind="failureRate"} < 0
                eval_time: 1h
                exp_samples: []
        """);

    /// <summary>A promised metric without data is red; each series once.</summary>
    [Fact]
    public async Task NoData()
    {
        var (rules, _) = await Rules(A.Manifest(Checkout));
        var test = folder.Write("test.yml", $"""
            rule_files: [{rules}]
            evaluation_interval: 1m
            tests:
              - interval: 1m
                promql_expr_test:
                  - expr: count by (alertname) (ALERTS)
                    eval_time: 30m
                    exp_samples:
                      - labels: '{"{"}alertname="DeliveryGapMetricAbsent"{"}"}'
                        value: 5
                  - expr: count(ALERTS{"{"}alertstate="firing",metric="shop_checkout_completed_total"{"}"})
                    eval_time: 30m
                    exp_samples:
                      - labels: '{"{}"}'
                        value: 1
            """);
        var (isFine, output) = Promtool.Run("test", "rules", test);
        Assert.True(isFine, output);
    }

    [Fact]
    public async Task Where_no_rule_can_be_written_the_output_says_why()
    {
        var (rules, run) = await Rules(A.Manifest(A.Feature("catalog.search", A.Success("order.placed", "usageFrequency"))));
        Assert.Equal(0, run.Code);
        Assert.Contains("warning: no rule for catalog.search, success usageFrequency order.placed over 28d: order.placed is of the type event, which Prometheus has no series of\n", run.Words, StringComparison.Ordinal);
        Assert.Contains("# no rule for catalog.search", File.ReadAllText(rules), StringComparison.Ordinal);
        var (isFine, output) = Promtool.Run("check", "rules", rules);
        Assert.True(isFine, output);
    }

    /// <summary>Templates, quotes and line ends in keys, titles and values are text.</summary>
    [Fact]
    public async Task Hostile_texts_are_texts()
    {
        const string Hostile = "{{ .Value }}\"'}\n- alert: x\\ \u2028 \ud800 $job [[job]] {{{{`";
        var (rules, _) = await Rules(A.Manifest(
            A.Feature(Hostile, A.Guardrail("shop.payment.failed", "failureRate") with { Per = "shop.checkout.started", Where = "a=" + Hostile, PerWhere = Hostile, Max = 1e308, Min = -0.0 }) with { Title = Hostile, Owner = Hostile },
            A.Feature(Hostile, A.Success("shop.rating", "satisfaction") with { Target = double.MaxValue, Baseline = double.Epsilon })) with { Release = new() { Product = Hostile } });
        var (isFine, output) = Promtool.Run("check", "rules", rules);
        Assert.True(isFine, output);
        Assert.DoesNotContain("alert: x", File.ReadAllLines(rules).Select(line => line.Trim(' ', '-')));
    }

    [Fact]
    public async Task Of_several_releases_the_newest_counts()
    {
        var older = folder.Write("older.release.json", (A.Manifest(A.Feature("a.older", A.Success("shop.rating", "satisfaction"))) with { Release = new() { Product = "Shop", Version = "1.9.0" } }).Json());
        var newer = folder.Write("newer.release.json", (A.Manifest(A.Feature("a.newer", A.Success("shop.rating", "satisfaction"))) with { Release = new() { Product = "Shop", Version = "1.10.0-rc.1" } }).Json());
        var run = await ToolRun.Of("prometheus", newer, older, "--naming", "dotnet", "--job", "shop");
        Assert.DoesNotContain("a.older", run.Data, StringComparison.Ordinal);
        Assert.Contains("shop_rating{job=\\\"shop\\\"}", run.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_naming_is_a_wrong_command_line()
    {
        var run = await ToolRun.Of("prometheus", folder.Write("a.release.json", A.Manifest().Json()), "--naming", "camel");
        Assert.Equal(2, run.Code);
        Assert.Contains("underscores-without-suffixes", run.Words, StringComparison.Ordinal);
    }

    private async Task Behaves(string at, string series, string alerts, string more = "")
    {
        var (rules, _) = await Rules(A.Manifest(Checkout));
        var test = folder.Write("test.yml", $"""
            rule_files: [{rules}]
            evaluation_interval: 1m
            tests:
              - interval: 1m
                input_series:
            {series}
                alert_rule_test:
                  - eval_time: {at}
                    alertname: DeliveryGapGuardrailBroken
                    exp_alerts:
            {alerts}
                  - eval_time: {at}
                    alertname: DeliveryGapMetricAbsent
                    exp_alerts: []
                promql_expr_test:
            {more}
            """);
        var (isFine, output) = Promtool.Run("test", "rules", test);
        Assert.True(isFine, output);
    }

    /// <summary>All that the other metrics are made of, at rest.</summary>
    private static string Complete(string series) => series + "\n" + string.Join("\n", new[]
    {
        "shop_checkout_started_total", "shop_checkout_completed_total", "shop_search_duration_seconds_bucket{le=\"+Inf\"}", "shop_search_duration_seconds_count", "shop_order_value_EUR_count", "shop_order_value_EUR_sum",
    }.Select(name => $"      - series: '{name}'\n        values: '3+0x150'"));

    private async Task<(string Rules, ToolRun Run)> Rules(ReleaseManifest manifest)
    {
        var rules = folder.PathOf("shop.rules.yml");
        return (rules, await ToolRun.Of("prometheus", folder.Write("Shop.release.json", manifest.Json()), "--output", rules));
    }
}
