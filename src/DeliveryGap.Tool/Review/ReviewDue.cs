using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Diff;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Review;

/// <summary>Which outcome reviews are overdue: their day is over, and none was held that answers for it. The day itself is still in time.</summary>
internal sealed class ReviewDue
{
    private readonly ILookup<(string Product, string Key), ReviewDocument> held;

    /// <param name="reviews">Those that were held, of any product and release.</param>
    public ReviewDue(IEnumerable<ReviewDocument> reviews) =>
        held = reviews.SelectMany(review => review.Features.Select(feature => (review.Product, feature.Key, Review: review)))
            .ToLookup(each => (each.Product, each.Key), each => each.Review);

    /// <param name="product">Whose manifest <paramref name="feature"/> is in.</param>
    /// <param name="today">Null: it is not known, and nothing is overdue.</param>
    public bool IsOverdue(string product, ManifestFeature feature, DateOnly? today) =>
        // What is on its way out was decided; what nobody can enter here is another application's.
        feature.Stage != "sunset" && feature.Exposed && Dates.IsOver(feature.Review?.By, today) && Dates.Parse(feature.Review?.By) is { } by
        && !held[(product, feature.Key)].Any(review => Answers(review, feature, by));

    /// <summary>One of its day or later; or one over a full window of the success metric, no more than such a window before the day: what was seen earlier is of another release.</summary>
    private static bool Answers(ReviewDocument review, ManifestFeature feature, DateOnly by)
    {
        if (DateOnly.FromDateTime(review.ReviewedAt.UtcDateTime) >= by)
            return true;
        return feature.Metrics.FirstOrDefault(metric => metric.Role == "success") is { } success && MetricMeaning.Hours(success.Window) is { } hours
            && (review.ReviewedAt - review.ReleasedAt).TotalHours >= hours && (by.ToDateTime(TimeOnly.MinValue) - review.ReviewedAt.UtcDateTime).TotalHours <= hours;
    }
}
