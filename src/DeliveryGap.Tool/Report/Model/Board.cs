using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Review;

namespace DeliveryGap.Tool.Report.Model;

/// <summary>All that the page shows: products in order of their names, releases of each from the first to the last.</summary>
/// <param name="Today">By which dates are judged; null: none is.</param>
internal sealed record Board(IReadOnlyList<BoardProduct> Products, DateOnly? Today)
{
    public IEnumerable<BoardRelease> Releases => Products.SelectMany(product => product.Releases);
}

/// <param name="Releases">At least one.</param>
internal sealed record BoardProduct(string Name, IReadOnlyList<BoardRelease> Releases)
{
    public BoardRelease Latest => Releases[^1];
}

/// <param name="Label">Its version, or what else tells it from the product's other releases.</param>
/// <param name="Review">What its metrics did, where that was asked.</param>
/// <param name="Changes">Since the product's release before it; null for the first.</param>
/// <param name="Due">By the reviews of all releases, as <c>check</c> judges.</param>
internal sealed record BoardRelease(ReleaseManifest Manifest, string Label, ReviewDocument? Review, ReleaseChanges? Changes, ReviewDue Due)
{
    private readonly Dictionary<string, string?> units = Units(Manifest);

    private readonly Dictionary<string, FeatureReview> reviews = Reviews(Review);

    public int SuccessMetrics => Manifest.Features.Count(feature => feature.Metrics.Any(metric => metric.Role == MetricRole.Success));

    /// <summary>Features whose success metric the code records, or that says where else it is measured.</summary>
    public int Measured => Manifest.Features.Count(feature =>
        feature.Metrics.Any(metric => metric.Role == MetricRole.Success && metric.Status is MetricStatus.Instrumented or MetricStatus.External));

    /// <summary>Of the metrics that the process itself could record, those that it does; 0 to 1, null where there are none.</summary>
    public double? InstrumentedShare => Manifest.Summary.Metrics - Manifest.Summary.External is > 0 and var own ? (double)Manifest.Summary.Instrumented / own : null;

    /// <summary>In the notation of OpenTelemetry; null where it is not known.</summary>
    public string? UnitOf(string? instrument) => instrument is null ? null : units.GetValueOrDefault(instrument);

    public FeatureReview? ReviewOf(string feature) => reviews.GetValueOrDefault(feature);

    public bool IsReviewOverdue(ManifestFeature feature, DateOnly? today) => Due.IsOverdue(Manifest.Release.Product, feature, today);

    private static Dictionary<string, string?> Units(ReleaseManifest manifest)
    {
        var units = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var instrument in manifest.Instruments)
            units.TryAdd(instrument.Name, instrument.Unit);
        return units;
    }

    private static Dictionary<string, FeatureReview> Reviews(ReviewDocument? review)
    {
        var reviews = new Dictionary<string, FeatureReview>(StringComparer.Ordinal);
        foreach (var feature in review?.Features ?? [])
            reviews.TryAdd(feature.Key, feature);
        return reviews;
    }
}
