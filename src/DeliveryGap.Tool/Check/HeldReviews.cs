using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Diff;
using DeliveryGap.Tool.Review;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Check;

/// <summary>The reviews that were held, from what <c>review --json</c> wrote.</summary>
internal sealed class HeldReviews
{
    private readonly ILookup<(string Product, string Key), ReviewDocument> reviews;

    private HeldReviews(IEnumerable<ReviewDocument> documents) =>
        reviews = documents.SelectMany(document => document.Features.Select(feature => (document.Product, feature.Key, Document: document)))
            .ToLookup(review => (review.Product, review.Key), review => review.Document);

    /// <exception cref="ToolFailure">A file is not there, or no review.</exception>
    public static HeldReviews Read(IReadOnlyList<string> files) => new(ReviewFiles.Read(files));

    /// <summary>One held on its day or later, or earlier over a full window of the success metric.</summary>
    /// <param name="by">Until when it was due.</param>
    public bool Holds(string product, ManifestFeature feature, DateOnly by) => reviews[(product, feature.Key)].Any(review =>
        DateOnly.FromDateTime(review.ReviewedAt.UtcDateTime) >= by
        || feature.Metrics.FirstOrDefault(metric => metric.Role == "success") is { } success
        && MetricMeaning.Hours(success.Window) is { } hours && (review.ReviewedAt - review.ReleasedAt).TotalHours >= hours);
}
