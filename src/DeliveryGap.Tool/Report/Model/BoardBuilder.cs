using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Review;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Report.Model;

/// <summary>Puts manifests and reviews together: several manifests of one product are its releases.</summary>
internal static class BoardBuilder
{
    private const int ShortCommit = 7;

    /// <param name="unmatched">Is handed each review that belongs to none of the manifests.</param>
    public static Board Build(IEnumerable<ReleaseManifest> manifests, IReadOnlyList<ReviewDocument> reviews, DateOnly? today, Action<ReviewDocument> unmatched)
    {
        var matched = new HashSet<ReviewDocument>(ReferenceEqualityComparer.Instance);
        var due = new ReviewDue(reviews);
        var products = manifests.GroupBy(manifest => manifest.Release.Product, StringComparer.Ordinal).OrderBy(product => product.Key, StringComparer.Ordinal)
            .Select(product => Product(product.Key, [.. ReleaseContent.WithoutCopies(product, manifest => manifest)], reviews, due, matched)).ToArray();
        foreach (var review in reviews.Where(review => !matched.Contains(review)))
            unmatched(review);
        return new(products, today);
    }

    private static BoardProduct Product(string name, IReadOnlyList<ReleaseManifest> manifests, IReadOnlyList<ReviewDocument> reviews, ReviewDue due, HashSet<ReviewDocument> matched)
    {
        var ordered = manifests.OrderBy(manifest => manifest.Release.Version, ReleaseOrder.Instance).ToArray();
        var labels = Labels(ordered);
        var latestReviews = new ReviewDocument?[ordered.Length];
        foreach (var review in reviews.Where(review => review.Product == name))
        {
            var index = Array.FindLastIndex(ordered, manifest => IsOf(review, manifest.Release));
            if (index < 0)
                continue;
            matched.Add(review);
            if (latestReviews[index] is not { } other || other.ReviewedAt <= review.ReviewedAt)
                latestReviews[index] = review;
        }

        return new(name, [.. ordered.Select((manifest, i) => new BoardRelease(
            manifest, labels[i], latestReviews[i], i == 0 ? null : ReleaseChanges.Between(ordered[i - 1], labels[i - 1], manifest), due))]);
    }

    private static bool IsOf(ReviewDocument review, ManifestRelease release) =>
        (review.Version is null || review.Version == release.Version) && (review.Commit is null || release.Commit is null || review.Commit == release.Commit);

    private static string[] Labels(IReadOnlyList<ReleaseManifest> ordered)
    {
        var labels = new string[ordered.Count];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ordered.Count; i++)
        {
            var release = ordered[i].Release;
            var commit = release.Commit is { } full ? full[..Math.Min(ShortCommit, full.Length)] : null;
            var label = OrNull(release.Version) ?? OrNull(commit) ?? $"release {i + 1}";
            if (taken.Contains(label) && !string.IsNullOrEmpty(commit))
                label = $"{label} ({commit})";
            var unique = label;
            for (var n = 2; !taken.Add(unique); n++)
                unique = $"{label} #{n}";
            labels[i] = unique;
        }

        return labels;
    }

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
