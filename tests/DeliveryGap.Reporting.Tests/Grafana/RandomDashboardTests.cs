using System.Text.Json;
using DeliveryGap.Reporting.Tests.Programs;
using DeliveryGap.Reporting.Tests.Random;
using DeliveryGap.Tool.Prometheus;

namespace DeliveryGap.Reporting.Tests.Grafana;

/// <summary>500 manifests that no build writes: Grafana's types take each dashboard, and promtool each query.</summary>
public sealed class RandomDashboardTests : IDisposable
{
    private const int Count = 500;
    private const ulong Seed = 20270331;

    private static readonly Lazy<Task<IReadOnlyList<JsonElement>>> Made = new(Make);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Each_is_one_to_Grafana()
    {
        var dashboards = await Made.Value;
        var (isFine, output) = GrafanaTypes.Check([.. dashboards.Select(dashboard => dashboard.GetRawText())]);
        Assert.True(isFine, output);
    }

    [Fact]
    public async Task Each_query_is_PromQL()
    {
        var queries = (await Made.Value).SelectMany(DashboardQueries.Of).Distinct(StringComparer.Ordinal).ToArray();
        Assert.True(queries.Length > Count / 2, $"{queries.Length}");
        var rules = folder.Write("queries.yml", RuleFile.Write([new("queries", "1m", [.. queries.Select((query, i) => new RecordingRule($"query:{i}", query, []))])], []));
        var (isFine, output) = Promtool.Run("check", "rules", rules);
        Assert.True(isFine, output);
    }

    private static async Task<IReadOnlyList<JsonElement>> Make()
    {
        var dashboards = new List<JsonElement>();
        foreach (var manifest in RandomManifest.Sample(RandomManifest.Any, Count, Seed))
        {
            var run = await ToolRun.WithInput(manifest, "grafana", "-");
            Assert.InRange(run.Code, 0, 3);
            Assert.DoesNotContain("Exception", run.Words, StringComparison.Ordinal);
            if (run.Code == 0)
                dashboards.Add(run.Json);
        }

        // Else it proves nothing.
        Assert.True(dashboards.Count > Count / 2, $"{dashboards.Count} of {Count} were readable.");
        return dashboards;
    }
}
