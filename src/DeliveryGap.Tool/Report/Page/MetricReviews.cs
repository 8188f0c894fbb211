using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Review;

namespace DeliveryGap.Tool.Report.Page;

/// <summary>What a review says of a feature's metrics, each taken once: two guardrails may watch one instrument.</summary>
internal sealed class MetricReviews(FeatureReview? review)
{
    private readonly List<MetricReview> left = [.. review?.Metrics ?? []];

    public MetricReview? Take(ManifestMetric metric)
    {
        var index = left.FindIndex(each => each.Role == metric.Role && each.Instrument == metric.Instrument && (each.Kind is null || each.Kind == metric.Kind));
        if (index < 0)
            return null;
        var found = left[index];
        left.RemoveAt(index);
        return found;
    }
}
