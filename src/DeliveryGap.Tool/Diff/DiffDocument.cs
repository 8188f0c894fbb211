using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Diff;

/// <summary>The changes as JSON has them: camel case, null left out.</summary>
internal sealed record DiffDocument(string SchemaVersion, IReadOnlyList<DiffedRelease> Releases, bool GoalpostsMoved, IReadOnlyList<Change> Changes)
{
    public const string CurrentSchemaVersion = "1.0.0";

    public static DiffDocument Of(IReadOnlyList<(ReleasePair Pair, IReadOnlyList<Change> Changes)> releases)
    {
        Change[] changes = [.. releases.SelectMany(release => release.Changes)];
        return new(CurrentSchemaVersion, [.. releases.Select(release => new DiffedRelease(release.Pair.Name, Named(release.Pair.Before), Named(release.Pair.After)))],
            changes.Any(change => change.Severity == ChangeSeverity.Goalposts), changes);
    }

    private static DiffedSide? Named(LoadedManifest? manifest) => manifest is null ? null : new(manifest.Source, manifest.Manifest.Release);
}

internal sealed record DiffedRelease(string Product, DiffedSide? Before, DiffedSide? After);

/// <param name="Source">As the command line named it.</param>
internal sealed record DiffedSide(string Source, ManifestRelease Release);
