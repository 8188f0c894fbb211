namespace DeliveryGap.Tool.Review;

// What a review found, as its JSON writes it (camel case, null left out) and a report reads it. Instants are ISO 8601, UTC.

/// <summary>What the metrics of one release did. Before and after is an observation, no proof of a cause.</summary>
/// <param name="ReleasedAt">Where before ends and after begins.</param>
/// <param name="Problems">What was not answered, and why, in sentences; where it is not empty the review is a partial one.</param>
internal sealed record ReviewDocument(
    string SchemaVersion, string Product, string? Version, string? Commit, DateTimeOffset ReleasedAt, DateTimeOffset ReviewedAt,
    IReadOnlyList<FeatureReview> Features, IReadOnlyList<string> Problems)
{
    public const string CurrentSchemaVersion = "1.0.0";
}

/// <param name="Verdict">One of <see cref="ReviewVerdict"/>.</param>
/// <param name="Reason">Why, in a sentence with the numbers.</param>
internal sealed record FeatureReview(string Key, string Verdict, string Reason, IReadOnlyList<MetricReview> Metrics);

/// <param name="Role">As in the manifest.</param>
/// <param name="Verdict">For this metric alone, one of <see cref="ReviewVerdict"/>, never <see cref="ReviewVerdict.AtACost"/>.</param>
/// <param name="Before">The value over the window that ends with the release; null where there is none.</param>
/// <param name="After">The value over the window that ends with the review.</param>
/// <param name="Samples">How many events <paramref name="After"/> is made of.</param>
/// <param name="Note">What a reader has to know to trust the numbers, in sentences: a warning of the server, a window that is not over.</param>
/// <param name="Query">PromQL.</param>
internal sealed record MetricReview(
    string Role, string? Instrument, string? Kind, string Window, string? Direction, double? Baseline, double? Target, double? Max, double? Min,
    double? Before, double? After, double? Samples, string Verdict, string? Note, string? Query, IReadOnlyList<ReviewPoint> Series);

internal sealed record ReviewPoint(DateTimeOffset At, double Value);

/// <summary>The words for what came of a feature.</summary>
internal static class ReviewVerdict
{
    public const string Reached = "reached";
    public const string Improved = "improved";
    public const string NoMovement = "noMovement";
    public const string Worse = "worse";

    /// <summary>The success metric moved the right way, and a guardrail broke.</summary>
    public const string AtACost = "atACost";

    public const string TooFewSamples = "tooFewSamples";
    public const string NoData = "noData";
}
