using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Adopt.Lists;

/// <summary>An entry point of an application as it is built now.</summary>
/// <param name="IsServed">It serves a feature, or somebody said why it serves none: no list need name it.</param>
/// <param name="File">On this machine; null where that is not known.</param>
internal sealed record FoundEntryPoint(ManifestEntryPoint EntryPoint, bool IsServed, string? File)
{
    public string Id => EntryPoint.Id;
}

/// <summary>What becomes of an existing list.</summary>
internal sealed class ListPlan
{
    private readonly List<string> removed = [];
    private readonly List<(string From, string To)> moved = [];

    /// <param name="before">The list as it is; null where there is none yet, and all that is there is existing.</param>
    /// <param name="found">Of all applications that use the list.</param>
    /// <param name="lastBuild">Their entry points in the manifests that the build before left: they tell what has moved.</param>
    /// <param name="mayShrink">Whether all that use it are seen.</param>
    public ListPlan(ExistingList? before, IReadOnlyList<FoundEntryPoint> found, IReadOnlyList<ManifestEntryPoint> lastBuild, bool acceptsNew, bool mayShrink = true)
    {
        var open = found.Where(entryPoint => !entryPoint.IsServed).Select(entryPoint => entryPoint.EntryPoint).DistinctBy(entryPoint => entryPoint.Id, StringComparer.OrdinalIgnoreCase).ToArray();
        if (before is null)
        {
            Added = [.. open.Select(entryPoint => entryPoint.Id)];
            return;
        }

        var ids = new EntryPointIds(open.Select(entryPoint => entryPoint.Id));
        var gone = before.Ids.Where(id => mayShrink && !ids.MayHold(id)).ToArray();
        var appeared = open.Where(entryPoint => !before.Contains(entryPoint.Id)).ToArray();
        var moves = new Moves(lastBuild, found.Select(entryPoint => entryPoint.EntryPoint));
        foreach (var id in gone)
        {
            if (moves.Of(id, appeared) is { } to && moved.TrueForAll(move => move.To != to))
                moved.Add((id, to));
            else
                removed.Add(id);
        }

        var fresh = appeared.Select(entryPoint => entryPoint.Id).Where(id => moved.TrueForAll(move => move.To != id)).ToArray();
        Added = acceptsNew ? fresh : [];
        New = acceptsNew ? [] : fresh;
    }

    /// <summary>Lines that match nothing any more, or what serves a feature now.</summary>
    public IReadOnlyList<string> Removed => removed;

    public IReadOnlyList<(string From, string To)> Moved => moved;
    public IReadOnlyList<string> Added { get; } = [];

    /// <summary>Entry points that serve nothing and are not taken in.</summary>
    public IReadOnlyList<string> New { get; } = [];
}
