using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Diff;

/// <summary>One application, before and after; one of the two can be missing.</summary>
internal sealed record ReleasePair(LoadedManifest? Before, LoadedManifest? After)
{
    public string Name => (After ?? Before)!.Manifest.Release.Product;
}

/// <summary>Pairs releases by their product.</summary>
internal static class ReleasePairs
{
    /// <summary>In the ordinal order of the products.</summary>
    /// <exception cref="ToolFailure">A side has several releases of one product, so that nobody can say which is meant.</exception>
    public static IReadOnlyList<ReleasePair> Of(IReadOnlyList<LoadedManifest> before, IReadOnlyList<LoadedManifest> after)
    {
        var (old, current) = (ByProduct(before), ByProduct(after));
        // Two files that somebody named are meant to be compared, also where the product was renamed.
        if (old.Count == 1 && current.Count == 1)
            return [new(old.Values.Single(), current.Values.Single())];
        return [.. old.Keys.Union(current.Keys).Order(StringComparer.Ordinal).Select(product => new ReleasePair(old.GetValueOrDefault(product), current.GetValueOrDefault(product)))];
    }

    private static Dictionary<string, LoadedManifest> ByProduct(IReadOnlyList<LoadedManifest> manifests)
    {
        var products = new Dictionary<string, LoadedManifest>(StringComparer.Ordinal);
        foreach (var manifest in ReleaseContent.WithoutCopies(manifests, each => each.Manifest))
        {
            var product = manifest.Manifest.Release.Product;
            if (!products.TryAdd(product, manifest))
            {
                throw ToolFailure.Usage($"{OneLine.Of(product)} is there twice, in {products[product].Source} and in {manifest.Source}, and nothing says which is meant; "
                    + "name the files, or a folder that holds one of each application");
            }
        }

        return products;
    }
}
