using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Queries;

namespace DeliveryGap.Tool.Grafana;

/// <summary>What a metric is, in a title and in a sentence.</summary>
internal static class MetricText
{
    private const int LongestTitle = 150;
    private const int LongestDescription = 1000;

    /// <param name="what">What of the metric is shown, in front of its name.</param>
    public static string Title(ManifestMetric metric, string? what = null) =>
        PlainText.Line($"{what ?? Capital(metric.Role)}: {Kind(metric)}{(metric.Instrument is { } name ? $" ({name})" : "")}", LongestTitle)!;

    /// <summary>In Markdown.</summary>
    public static string Description(ManifestMetric metric, string howShown) => PlainText.Markdown($"{Sentence(metric)} {howShown}", LongestDescription);

    public static string Sentence(ManifestMetric metric)
    {
        var bounds = new[] { Bound("baseline", metric.Baseline), Bound("target", metric.Target), Bound("at least", metric.Min), Bound("at most", metric.Max) }.OfType<string>().ToArray();
        return $"{Capital(metric.Role)} metric: {Kind(metric)}{Part(" of ", metric.Instrument)}{Part(" where ", metric.Where)}{Part(" per ", metric.Per)}{Part(" where ", metric.PerWhere)} within {metric.Window}"
            + $"{(bounds.Length > 0 ? "; " : "")}{string.Join(", ", bounds)}.";
    }

    private static string Part(string before, string? part) => string.IsNullOrEmpty(part) ? "" : before + part;

    private static string? Bound(string word, double? value) => value is { } number ? $"{word} {PromQl.Number(number)}" : null;

    // failureRate: failure rate.
    private static string Kind(ManifestMetric metric) =>
        metric.Kind is { Length: > 0 } kind ? string.Concat(kind.Select(c => char.IsAsciiLetterUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString())) : "metric";

    private static string Capital(string word) => word.Length == 0 ? "Metric" : char.ToUpperInvariant(word[0]) + word[1..];
}
