using DeliveryGap.Tool.Grafana.Model;
using DeliveryGap.Tool.Queries;

namespace DeliveryGap.Tool.Grafana;

/// <summary>Marks at the times when another version began to run.</summary>
internal static class ReleaseAnnotations
{
    private const string VersionTag = "service.version";

    /// <summary>
    /// A version is marked where <c>target_info</c>, which OpenTelemetry's pipelines write with the attributes of the resource, has it and had it not
    /// one step before: once, however many instances change. For applications that do not name their version, the starts of their processes are there to be switched on.
    /// </summary>
    public static IReadOnlyList<Annotation> Of(QueryScope scope)
    {
        List<Annotation> annotations =
        [
            new("Annotations & Alerts", true, "rgba(0, 211, 255, 1)", DataSource.OfGrafana) { BuiltIn = 1, Hide = true, Type = "dashboard" },
            new("Starts", false, "yellow", DataSource.Chosen)
            {
                Expr = $"{PromQl.Selector("process_start_time_seconds", scope.Everywhere)} * 1000", UseValueForTime = true, TitleFormat = "Start", TextFormat = "{{instance}}", TagKeys = "job",
            },
        ];
        if (scope.Naming.LabelName(VersionTag) is { } label)
        {
            var info = PromQl.Selector("target_info", [.. scope.Everywhere, Matcher.IsNotEmpty(label)]);
            var by = $"count by ({PromQl.Label(label)})";
            annotations.Insert(1, new("Releases", true, "blue", DataSource.Chosen)
            {
                // An interval for rates is longer than a step: no step is left out between two looks.
                Expr = $"{by} ({info}) unless {by} ({info} offset {Query.Range})",
                TitleFormat = "Release", TextFormat = $"{{{{{label}}}}}", TagKeys = label,
            });
        }

        return annotations;
    }
}
