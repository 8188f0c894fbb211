using DeliveryGap.Tool.Grafana.Model;

namespace DeliveryGap.Tool.Grafana;

/// <summary>What panels ask Prometheus for.</summary>
internal static class Query
{
    /// <summary>The shortest range that holds enough samples, at each width of the picture.</summary>
    public const string Range = "$__rate_interval";

    /// <param name="series">Each with the legend of its line, in the order in which they are drawn.</param>
    public static IReadOnlyList<Target> OverTime(IEnumerable<(string Legend, string Expression)> series) => Targets(series, isInstant: false);

    /// <param name="series">Each with the legend of its number.</param>
    public static IReadOnlyList<Target> Now(IEnumerable<(string Legend, string Expression)> series) => Targets(series, isInstant: true);

    private static IReadOnlyList<Target> Targets(IEnumerable<(string Legend, string Expression)> series, bool isInstant) =>
        [.. series.Select((one, i) => new Target(RefId(i), one.Expression, one.Legend) { Instant = isInstant ? true : null, Range = isInstant ? null : true })];

    // A to Z, AA and so on.
    private static string RefId(int index) => (index < 26 ? "" : RefId((index / 26) - 1)) + (char)('A' + (index % 26));
}
