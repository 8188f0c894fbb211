using DeliveryGap.Reporting.Tests.Given;
using DeliveryGap.Reporting.Tests.Programs;
using DeliveryGap.Tool.Prometheus;

namespace DeliveryGap.Reporting.Tests.Grafana;

/// <summary>Prometheus' own tool takes every query of a dashboard, once its variables are filled in: target-promql-rule and template-label-promql-rule of the linter.</summary>
public sealed class QueryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_query_is_PromQL()
    {
        var dashboards = new[]
        {
            await Dashboards.Of(Dashboards.Shop), await Dashboards.Of(Dashboards.Attacked), await Dashboards.Of(Dashboards.Shop, "--job", Dashboards.Hostile),
            await Dashboards.Of(Dashboards.Attacked, "--naming", "underscores-without-suffixes"), await Dashboards.Of(Dashboards.Attacked, "--naming", "dotnet"),
        };
        var queries = dashboards.SelectMany(DashboardQueries.Of).Distinct(StringComparer.Ordinal).ToArray();
        Assert.True(queries.Length > 40, $"{queries.Length}");
        Assert.DoesNotContain(queries, query => query.Contains('$', StringComparison.Ordinal) || query.Contains("[[", StringComparison.Ordinal));
        var rules = folder.Write("queries.yml", RuleFile.Write([new("queries", "1m", [.. queries.Select((query, i) => new RecordingRule($"query:{i}", query, []))])], []));
        var (isFine, output) = Promtool.Run("check", "rules", rules);
        Assert.True(isFine, output);
        Assert.Contains($"SUCCESS: {queries.Length} rules found", output, StringComparison.Ordinal);
    }

    /// <summary>What was never recorded is no data, and not a share of none; a version is marked once, when it begins to run.</summary>
    [Fact]
    public async Task Numbers_and_marks_are_what_the_series_say()
    {
        var dashboard = await Dashboards.Of(A.Manifest(A.Feature("pay", A.Guardrail("shop.payment.failed", "failureRate") with { Per = "shop.checkout.started", Window = "1h", Max = 0.1 })));
        var number = Assert.Single(dashboard.Panels(), panel => panel.Text("type") == "stat").Targets().Single().Text("expr");
        var mark = dashboard.GetProperty("annotations").GetProperty("list")[1].Text("expr");
        var test = folder.Write("test.yml", $$"""
            rule_files: []
            evaluation_interval: 1m
            tests:
              - interval: 1m
                input_series:
                  - series: 'shop_checkout_started_total{job="shop",instance="a"}'
                    values: '0+10x180'
                  - series: 'shop_payment_failed_total{job="shop",instance="a"}'
                    values: '_x60 0+2x120'
                  - series: 'target_info{job="shop",instance="a",service_version="1.0"}'
                    values: '1x99 stale'
                  - series: 'target_info{job="shop",instance="b",service_version="1.1"}'
                    values: '_x100 1x80'
                  - series: 'target_info{job="shop",instance="c",service_version="1.1"}'
                    values: '_x120 1x60'
                promql_expr_test:
                  - expr: {{Quoted(number)}}
                    eval_time: 50m
                    exp_samples: []
                  - expr: {{Quoted($"round({number}, 0.01)")}}
                    eval_time: 170m
                    exp_samples: [{ labels: '{}', value: 0.2 }]
                  - expr: {{Quoted(mark)}}
                    eval_time: 101m
                    exp_samples: [{ labels: '{service_version="1.1"}', value: 1 }]
                  - expr: {{Quoted(mark)}}
                    eval_time: 121m
                    exp_samples: []
            """);
        var (isFine, output) = Promtool.Run("test", "rules", test);
        Assert.True(isFine, output);
    }

    private static string Quoted(string query) => "'" + DashboardQueries.Filled(query) + "'";
}
