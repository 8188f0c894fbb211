using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Merge;

// What merge writes: camel case, null left out. Every verb reads it as the releases that it holds.

/// <summary>Many releases in one file.</summary>
/// <param name="Releases">Whole manifests, in the order of product and version.</param>
/// <param name="Features">Each key once, in ordinal order.</param>
internal sealed record MergedReleases(string SchemaVersion, IReadOnlyList<ReleaseManifest> Releases, IReadOnlyList<MergedFeature> Features, IReadOnlyList<Conflict> Conflicts)
{
    public const string CurrentSchemaVersion = "1.0.0";
}

/// <param name="Applications">The releases that declare it.</param>
internal sealed record MergedFeature(string Key, IReadOnlyList<MergedApplication> Applications);

internal sealed record MergedApplication(string Product, string? Version, string? Owner, string? Stage, bool Exposed);

/// <summary>Two places that cannot both be right.</summary>
/// <param name="Type">One of <see cref="ConflictType"/>.</param>
/// <param name="Key">The feature's or KPI's key, or the product.</param>
/// <param name="Message">A sentence.</param>
internal sealed record Conflict(string Type, string Key, string Message, ConflictPlace First, ConflictPlace Second)
{
    /// <summary>Where a rule stands for it.</summary>
    public string? Rule { get; init; }
}

/// <param name="Source">The manifest, as the command line named it.</param>
/// <param name="Feature">Its key.</param>
/// <param name="At">In the source code, where that is known.</param>
internal sealed record ConflictPlace(string Source, string Product, string? Version, string? Feature, ManifestPlace? At);

/// <summary>The words for conflicts. They stay.</summary>
internal static class ConflictType
{
    public const string ReleaseDiffers = "releaseDiffers";
    public const string FeatureDiffers = "featureDiffers";
    public const string KpiDiffers = "kpiDiffers";
    public const string KpiClaimedTwice = "kpiClaimedTwice";
}
