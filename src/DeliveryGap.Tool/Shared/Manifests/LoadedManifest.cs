using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Shared.Manifests;

/// <param name="Source">As messages name it: a path, or <c>standard input</c>.</param>
internal sealed record LoadedManifest(string Source, ReleaseManifest Manifest)
{
    /// <summary>All entry points of the application, each once, in the manifest's order.</summary>
    public IEnumerable<ManifestEntryPoint> EntryPoints => Manifest.Features.SelectMany(feature => feature.EntryPoints)
        .Concat(Manifest.UnassignedEntryPoints).Concat(Manifest.ExistingEntryPoints).Concat(Manifest.NotFeatures)
        .DistinctBy(entryPoint => entryPoint.Id, StringComparer.OrdinalIgnoreCase);
}
