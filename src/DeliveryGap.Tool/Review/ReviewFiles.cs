using System.Text.Json;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Review;

/// <summary>Files that <c>review --save</c> wrote: one review, or a list of several products'.</summary>
internal static class ReviewFiles
{
    /// <exception cref="ToolFailure">One is not there, or is no review.</exception>
    public static IReadOnlyList<ReviewDocument> Read(IEnumerable<string> files) => [.. files.SelectMany(Read)];

    private static ReviewDocument[] Read(string file)
    {
        if (!File.Exists(file))
            throw ToolFailure.Usage($"{file}: there is no such file");
        var bytes = File.ReadAllBytes(file).AsSpan();
        ReadOnlySpan<byte> utf8 = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        try
        {
            var reviews = utf8.TrimStart(" \r\n\t"u8).StartsWith("["u8)
                ? JsonSerializer.Deserialize<ReviewDocument?[]>(utf8, ManifestReader.Options)
                : [JsonSerializer.Deserialize<ReviewDocument>(utf8, ManifestReader.Options)];
            return reviews is { Length: > 0 } && reviews.All(IsWhole) ? [.. reviews.OfType<ReviewDocument>()] : throw new JsonException("there is none, or something in it is null");
        }
        catch (JsonException e)
        {
            throw ToolFailure.InFile(file, (e.LineNumber ?? 0) + 1, "this is no review: " + ManifestReader.Reason(e));
        }
        catch (InvalidOperationException e)
        {
            // Half of a surrogate pair, which is no text.
            throw ToolFailure.InFile(file, null, "this is no review: " + OneLine.Of(e.Message));
        }
    }

    // The serializer does not look into lists.
    private static bool IsWhole(ReviewDocument? review) => review is not null
        && review.Features.All(feature => feature is not null && feature.Metrics.All(metric => metric is not null && metric.Series.All(point => point is not null)))
        && review.Problems.All(problem => problem is not null);
}
