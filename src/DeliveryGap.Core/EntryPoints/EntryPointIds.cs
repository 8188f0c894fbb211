namespace DeliveryGap.Core.EntryPoints;

/// <summary>The ids of an application's entry points, as lines of an existing list name them.</summary>
public sealed class EntryPointIds
{
    private readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> patterns = [];

    /// <param name="ids">As the entry points have them: those that are alike get their numbers here.</param>
    public EntryPointIds(IEnumerable<string> ids)
    {
        Dictionary<string, int> counts = new(StringComparer.OrdinalIgnoreCase);
        foreach (var id in ids)
        {
            var number = counts.TryGetValue(id, out var before) ? before + 1 : 1;
            counts[id] = number;
            if (Routes.IsKnown(id))
                known.Add(number == 1 ? id : Number(id, number));
            else if (number == 1)
                // It could be whatever those that are alike could be.
                patterns.Add(id);
        }
    }

    /// <summary>Of several that are alike, by source order, all but the first have a number.</summary>
    public static string Number(string id, int number) => FormattableString.Invariant($"{id} #{number}");

    /// <summary>Whether an entry point is what the line names or, where one of the two holds <c>…</c>, could be.</summary>
    public bool MayHold(string line)
    {
        if (known.Contains(line))
            return true;

        // What is not wholly known could have any number.
        var named = WithoutNumber(line);
        foreach (var pattern in patterns)
        {
            if (IdPatterns.Overlap(pattern, named))
                return true;
        }

        return !Routes.IsKnown(line) && known.Any(id => IdPatterns.Overlap(id, line));
    }

    private static string WithoutNumber(string line)
    {
        var end = line.Length;
        while (end > 0 && line[end - 1] is >= '0' and <= '9')
            end--;
        return end < line.Length && end > 2 && line[end - 1] == '#' && line[end - 2] == ' ' ? line.Substring(0, end - 2) : line;
    }
}
