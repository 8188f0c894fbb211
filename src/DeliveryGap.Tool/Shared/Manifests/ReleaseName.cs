using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Shared.Manifests;

/// <summary>A release as people call it: <c>Shop 2.4.0</c>.</summary>
internal static class ReleaseName
{
    public static string Of(ReleaseManifest manifest) => OneLine.Of(manifest.Release.Version is { } version ? $"{manifest.Release.Product} {version}" : manifest.Release.Product);
}
