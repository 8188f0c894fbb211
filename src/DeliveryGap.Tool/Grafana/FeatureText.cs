using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Grafana.Model;
using DeliveryGap.Tool.Queries;

namespace DeliveryGap.Tool.Grafana;

/// <summary>What a dashboard says of a release and its features in words.</summary>
internal static class FeatureText
{
    private const int LongestTitle = 150;
    private const int LongestText = 2000;

    public static string RowTitle(ManifestFeature feature) => PlainText.Line(feature.Title, LongestTitle) ?? PlainText.Line(feature.Key, LongestTitle) ?? "A feature without a name";

    public static Tile Release(ManifestRelease release, int width, int height) => Text("Release", width, height,
    [
        (null, string.Join(" ", new[] { release.Product, release.Version }.OfType<string>())),
        ("Commit", release.Commit),
        (null, "Made by dotnet delivery-gap grafana; make it anew rather than change it."),
    ]);

    public static Tile About(ManifestFeature feature, int width, int height) => Text("What was promised", width, height,
    [
        (null, feature.Hypothesis?.Statement ?? "No hypothesis was declared."),
        ("Benefit", feature.Benefit),
        ("Owner", feature.Owner),
        ("Stage", feature.Stage),
        ("Flag", feature.Flag?.Key),
        ("Feature", feature.Key),
        ("Declared at", feature.DeclaredAt.File is { } file ? file + (feature.DeclaredAt.Line is { } line ? $":{line}" : "") : null),
    ]);

    public static Tile NotShown(PlannedMetric metric, int width, int height) => Text(MetricText.Title(metric.Metric), width, height,
    [
        (null, MetricText.Sentence(metric.Metric)),
        ("Not shown", metric.Reason),
    ]);

    private static Tile Text(string title, int width, int height, IEnumerable<(string? Name, string? Value)> lines) => new(width, height, new("text", title)
    {
        Options = new TextOptions(string.Concat(lines.Where(line => !string.IsNullOrWhiteSpace(line.Value))
            .Select(line => $"<p>{(line.Name is { } name ? $"<b>{name}:</b> " : "")}{PlainText.Html(line.Value!, LongestText)}</p>"))),
    });
}
