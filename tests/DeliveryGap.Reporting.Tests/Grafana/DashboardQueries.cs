using System.Text.Json;

namespace DeliveryGap.Reporting.Tests.Grafana;

/// <summary>All that a dashboard asks Prometheus for, with its variables filled in.</summary>
internal static class DashboardQueries
{
    public static IEnumerable<string> Of(JsonElement dashboard) => dashboard.Panels().SelectMany(panel => panel.Targets()).Select(target => target.Text("expr"))
        .Concat(dashboard.GetProperty("annotations").GetProperty("list").EnumerateArray().Select(annotation => annotation.Text("expr")).Where(query => query.Length > 0))
        .Concat(dashboard.Variables().Where(variable => variable.Text("type") == "query").Select(variable => variable.Text("query")["label_values(".Length..variable.Text("query").LastIndexOf(',')]))
        .Select(query => query.Replace("$__rate_interval", "5m", StringComparison.Ordinal)
            .Replace("\"$job\"", "\"shop|shop-2\"", StringComparison.Ordinal).Replace("\"$instance\"", "\".+\"", StringComparison.Ordinal));
}
