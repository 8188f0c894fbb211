using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Adopt.Lists;

/// <summary>
/// Tells a moved or renamed entry point from one that went while another came, only where that is sure: its member is the same and has one entry
/// point before and after; or its member is gone, and one of the same kind stands in the very line where it stood.
/// </summary>
internal sealed class Moves
{
    private readonly Dictionary<string, ManifestEntryPoint> lastById;
    private readonly ILookup<string, ManifestEntryPoint> last;
    private readonly ILookup<string, ManifestEntryPoint> now;

    public Moves(IEnumerable<ManifestEntryPoint> lastBuild, IEnumerable<ManifestEntryPoint> found)
    {
        var known = lastBuild.DistinctBy(entryPoint => entryPoint.Id, StringComparer.OrdinalIgnoreCase).ToArray();
        lastById = known.ToDictionary(entryPoint => entryPoint.Id, StringComparer.OrdinalIgnoreCase);
        last = known.ToLookup(entryPoint => entryPoint.Symbol, StringComparer.Ordinal);
        now = found.DistinctBy(entryPoint => entryPoint.Id, StringComparer.OrdinalIgnoreCase).ToLookup(entryPoint => entryPoint.Symbol, StringComparer.Ordinal);
    }

    /// <param name="appeared">Those that no line names.</param>
    /// <returns>The id that it has now; null where that is not sure.</returns>
    public string? Of(string id, IReadOnlyList<ManifestEntryPoint> appeared)
    {
        if (!lastById.TryGetValue(id, out var before))
            return null;
        var candidates = appeared.Where(entryPoint => entryPoint.Kind == before.Kind && !lastById.ContainsKey(entryPoint.Id)).ToArray();
        if (candidates.Where(entryPoint => entryPoint.Symbol == before.Symbol).ToArray() is [var same])
            return last[before.Symbol].Count() == 1 && now[before.Symbol].Count() == 1 ? same.Id : null;
        if (now.Contains(before.Symbol) || before.At is null || last[before.Symbol].Count() > 1)
            return null;
        return candidates.Where(entryPoint => entryPoint.At == before.At && !last.Contains(entryPoint.Symbol)).ToArray() is [var renamed] ? renamed.Id : null;
    }
}
