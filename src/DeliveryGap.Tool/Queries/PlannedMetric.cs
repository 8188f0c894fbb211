using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Queries;

/// <summary>A metric of a feature with how to ask for it, or with why it cannot be asked for.</summary>
/// <param name="Measure">Null where there is a <paramref name="Reason"/>.</param>
/// <param name="Unit">Of the value: <c>1</c> for a share, else as UCUM writes it; null where it is not known.</param>
/// <param name="Reason">In words that follow a colon.</param>
internal sealed record PlannedMetric(ManifestFeature Feature, ManifestMetric Metric, Measure? Measure, string? Unit, string? Reason)
{
    /// <summary>A name that no other metric of its feature has.</summary>
    public string Name => string.Join(" ", new[]
    {
        Metric.Role, Metric.Quantile is { } quantile ? $"{PromQl.Number(quantile)} quantile of" : null, Metric.Kind, Metric.Instrument, Metric.Meter is { } meter ? "of " + meter : null, Metric.Where,
        Metric.Per is { } per ? "per " + per : null, Metric.PerWhere, "over " + Metric.Window,
    }.OfType<string>());
}
