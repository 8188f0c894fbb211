using System.Text.Json;
using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Shared.Manifests;

/// <summary>Whether manifests say the same: a build and its publish folder hold one manifest twice.</summary>
internal static class ReleaseContent
{
    public static bool IsSame(ReleaseManifest one, ReleaseManifest other) =>
        ReferenceEquals(one, other) || one.Release == other.Release && JsonSerializer.SerializeToUtf8Bytes(one).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other));

    /// <summary>Of those that say the same the first, in the order given.</summary>
    public static IEnumerable<T> WithoutCopies<T>(IEnumerable<T> all, Func<T, ReleaseManifest> manifest)
    {
        var kept = new Dictionary<ManifestRelease, List<ReleaseManifest>>();
        foreach (var each in all)
        {
            var content = manifest(each);
            if (!kept.TryGetValue(content.Release, out var alike))
                kept.Add(content.Release, alike = []);
            if (alike.Exists(other => IsSame(other, content)))
                continue;
            alike.Add(content);
            yield return each;
        }
    }
}
