namespace DeliveryGap.Tool.Shared.Manifests;

/// <summary>Of each product the release that counts: what an older one said was its own day's truth.</summary>
internal static class LatestReleases
{
    /// <summary>Those of the highest version of each product, several where it was built in several ways. In the ordinal order of the products.</summary>
    public static IReadOnlyList<LoadedManifest> Of(IEnumerable<LoadedManifest> manifests) =>
    [
        .. manifests.GroupBy(manifest => manifest.Manifest.Release.Product, StringComparer.Ordinal).OrderBy(product => product.Key, StringComparer.Ordinal).SelectMany(product =>
        {
            var highest = product.Select(manifest => manifest.Manifest.Release.Version).Max(ReleaseOrder.Instance);
            return product.Where(manifest => ReleaseOrder.Instance.Compare(manifest.Manifest.Release.Version, highest) == 0);
        }),
    ];
}
