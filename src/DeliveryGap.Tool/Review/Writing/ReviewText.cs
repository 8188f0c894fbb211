using System.Globalization;
using System.Text;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Review.Writing;

/// <summary>A review as Markdown, for the meeting in which people talk about it.</summary>
internal static class ReviewText
{
    private static readonly string[] Questions = ["What did we learn?", "What changed?", "What did not work?", "What should we iterate on?"];

    /// <param name="manifest">Of the release that was reviewed.</param>
    public static string Write(ReviewDocument review, ReleaseManifest manifest)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Outcome review: {MarkdownText.Of(review.Product)}{(review.Version is { } version ? " " + MarkdownText.Of(version) : "")}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Released {Instant(review.ReleasedAt)}, reviewed {Instant(review.ReviewedAt)}. ");
        text.Append("Before and after are an observation, not a proof: something else may have happened at the same time.\n\n");
        Problems(text, review);
        Overview(text, review);
        // Of features with one key the first is the one that is meant.
        var declared = manifest.Features.DistinctBy(feature => feature.Key, StringComparer.Ordinal).ToDictionary(feature => feature.Key, StringComparer.Ordinal);
        foreach (var feature in review.Features)
            Feature(text, feature, declared.GetValueOrDefault(feature.Key), review.ReleasedAt);
        return text.ToString();
    }

    private static void Problems(StringBuilder text, ReviewDocument review)
    {
        if (review.Problems.Count == 0)
            return;
        text.Append("**This review is not complete.** Not answered:\n\n");
        foreach (var problem in review.Problems)
            text.Append("- ").Append(MarkdownText.Of(problem)).Append('\n');
        text.Append('\n');
    }

    private static void Overview(StringBuilder text, ReviewDocument review)
    {
        if (review.Features.Count == 0)
        {
            text.Append("No feature of this release has a metric.\n");
            return;
        }

        text.Append("| Feature | Verdict | Why |\n| --- | --- | --- |\n");
        foreach (var feature in review.Features)
            text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Of(feature.Key)} | **{ReviewNumbers.Words(feature.Verdict)}** | {MarkdownText.Of(feature.Reason)} |\n");
        text.Append('\n');
    }

    private static void Feature(StringBuilder text, FeatureReview feature, ManifestFeature? declared, DateTimeOffset releasedAt)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {MarkdownText.Of(declared?.Title ?? feature.Key)}: {ReviewNumbers.Words(feature.Verdict)}\n\n");
        if (declared?.Hypothesis is { } hypothesis)
            text.Append(MarkdownText.Of(hypothesis.Statement)).Append("\n\n");
        text.Append("| Metric | Before | After | Goal | Events | Verdict | Course |\n| --- | ---: | ---: | ---: | ---: | --- | --- |\n");
        foreach (var metric in feature.Metrics)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Of($"{metric.Role}: {metric.Instrument} ({metric.Kind})")} | {ReviewNumbers.Value(metric.Before, metric.Kind)} | {ReviewNumbers.Value(metric.After, metric.Kind)} ");
            text.Append(CultureInfo.InvariantCulture, $"| {ReviewNumbers.Goal(metric)} | {(metric.Samples is { } samples ? ReviewNumbers.Value(Math.Round(samples), null) : "")} | {ReviewNumbers.Words(metric.Verdict)} | {Sparkline.Draw(metric.Series, releasedAt)} |\n");
        }

        text.Append('\n');
        foreach (var metric in feature.Metrics.Where(metric => metric.Note is not null))
            text.Append("- ").Append(MarkdownText.Of($"{metric.Instrument}: {metric.Note}")).Append('\n');
        if (feature.Metrics.Any(metric => metric.Note is not null))
            text.Append('\n');
        foreach (var question in Questions)
            text.Append("**").Append(question).Append("**\n\n&nbsp;\n\n");
    }

    private static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
