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
}
