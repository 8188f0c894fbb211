using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Queries;

namespace DeliveryGap.Tool.Grafana;

/// <summary>A feature with how to ask for its metrics.</summary>
/// <param name="Requests">How often it is asked for, where it is served by requests that are its own.</param>
internal sealed record PlannedFeature(ManifestFeature Feature, IReadOnlyList<PlannedMetric> Metrics, PlannedMetric? Requests)
{
    private static readonly ManifestMetric AllRequests = new()
    {
        Role = "supporting", Instrument = "http.server.request.duration", Kind = "usageFrequency", Window = "1d", Status = "instrumented", ReachedFrom = 0, Evidence = [],
    };

    /// <summary>In the manifest's order; nothing of features that no entry point of the application serves: they are another's.</summary>
    public static IEnumerable<PlannedFeature> Of(ReleaseManifest manifest, QueryScope scope)
    {
        var plan = new MetricPlan(manifest, scope);
        return manifest.Features.Where(feature => feature.Exposed).Select(feature =>
            new PlannedFeature(feature, [.. feature.Metrics.Select(metric => plan.Of(feature, metric))], plan.Of(feature, AllRequests) is { Measure: not null } requests ? requests : null));
    }
}
