using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Check;

/// <summary>What should not be so.</summary>
/// <param name="Rule">Its id; of a rule that this version does not know too.</param>
/// <param name="Message">A sentence.</param>
/// <param name="Source">The manifest, as the command line named it.</param>
/// <param name="Feature">Its key, where it is about one.</param>
/// <param name="At">In the source code, relative to the repository's root; null where that is not known.</param>
internal sealed record CheckFinding(string Rule, string Message, string Source, string Product, string? Feature, ManifestPlace? At)
{
    /// <summary>What tells it from others of its rule and feature: an instrument, an entry point, a KPI, the rule of a gap; null where there is one at most.</summary>
    public string? Subject { get; init; }

    /// <summary>A line that no editor has is none.</summary>
    public static ManifestPlace? Place(ManifestDeclaration declaration) =>
        declaration.File is { } file ? new(file, declaration.Line ?? 0) : null;
}
