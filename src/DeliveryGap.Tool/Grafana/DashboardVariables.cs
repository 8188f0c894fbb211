using DeliveryGap.Tool.Grafana.Model;
using DeliveryGap.Tool.Queries;

namespace DeliveryGap.Tool.Grafana;

/// <summary>What a dashboard's reader chooses: the data source, and of which jobs and instances the series are.</summary>
/// <param name="scope">Without conditions on the variables.</param>
internal sealed class DashboardVariables(QueryScope scope)
{
    private const string Job = "job";
    private const string Instance = "instance";

    // They stand in an address, which may be only so long.
    private const int MostMetrics = 20;

    private static readonly Matcher OfJob = new(Job, "=~", "$job", HoldsVariables: true);
    private static readonly Matcher OfInstance = new(Instance, "=~", "$instance", HoldsVariables: true);

    /// <summary>For the queries of panels and annotations.</summary>
    public QueryScope Chosen { get; } = scope with { Everywhere = [OfJob, OfInstance, .. scope.Everywhere] };

    /// <param name="metrics">Jobs and instances are looked for among the series of the most frequent of these.</param>
    public IReadOnlyList<Variable> All(IEnumerable<PlannedMetric> metrics)
    {
        var among = metrics.SelectMany(metric => metric.Measure?.Promised ?? []).CountBy(promised => promised.Metric, StringComparer.Ordinal)
            .OrderByDescending(metric => metric.Value).ThenBy(metric => metric.Key, StringComparer.Ordinal).Take(MostMetrics).Select(metric => metric.Key).Order(StringComparer.Ordinal).ToArray();
        return
        [
            new("datasource", "Data source", "datasource", "prometheus"),
            Label(Job, "Job", Series(among, scope.Everywhere)) with { Current = Current(scope.Everywhere.FirstOrDefault(matcher => matcher.Label == Job)?.Value) },
            Label(Instance, "Instance", Series(among, [OfJob, .. scope.Everywhere])) with { Current = Current(null) },
        ];
    }

    private static Variable Label(string label, string title, string series) => new(label, title, "query", $"label_values({series}, {label})")
    {
        Datasource = DataSource.Chosen, Multi = true, IncludeAll = true, AllValue = ".+", Refresh = 2, Sort = 1,
    };

    private static string Series(IReadOnlyList<string> metrics, IEnumerable<Matcher> conditions) => metrics.Count == 0
        ? PromQl.Selector("target_info", conditions)
        : PromQl.Selector("", [new("__name__", "=~", string.Join("|", metrics.Select(PromQl.RegexOf))), .. conditions]);

    private static VariableValue Current(string? value) => value is null ? new(true, ["All"], [Variable.All]) : new(true, [value], [value]);
}
