namespace DeliveryGap.Core.EntryPoints;

/// <summary>A line of an existing list that cannot stand as it is.</summary>
/// <param name="Line">1-based.</param>
public sealed record ListProblem(int Line, string Message);

/// <summary>An entry point that a list names.</summary>
/// <param name="Number">1-based.</param>
public sealed record ListLine(int Number, string Id);

/// <summary>A list that is this application's alone.</summary>
public sealed record ExistingListFile(string Path, ExistingList List);

/// <summary>
/// The entry points that were there when a code base adopted DeliveryGap: one id a line, <c>#</c> comments, UTF-8 with or without BOM,
/// any line ending.
/// </summary>
public sealed class ExistingList
{
    public static readonly ExistingList Empty = new([], []);

    private const char Bom = '\uFEFF';
    private static readonly char[] Whitespace = [' ', '\t'];

    // Requests begin with their verb.
    private static readonly HashSet<string> Kinds = new(Enum.GetNames(typeof(EntryPointKind)).Where(kind => kind != nameof(EntryPointKind.Http)), StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> exact;

    private ExistingList(IReadOnlyList<ListLine> lines, IReadOnlyList<ListProblem> problems)
    {
        Lines = lines;
        Ids = [.. lines.Select(line => line.Id)];
        Problems = problems;
        exact = new(Ids, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Those that name an entry point. In a merged list the numbers are those of its lists.</summary>
    public IReadOnlyList<ListLine> Lines { get; }

    public IReadOnlyList<string> Ids { get; }
    public IReadOnlyList<ListProblem> Problems { get; }

    /// <summary>Never throws: what cannot be read is a <see cref="Problems">problem</see>.</summary>
    public static ExistingList Parse(string text)
    {
        List<ListLine> lines = [];
        List<ListProblem> problems = [];
        Dictionary<string, int> known = new(StringComparer.OrdinalIgnoreCase);
        var number = 0;
        foreach (var raw in text.TrimStart(Bom).Replace("\r\n", "\n").Split('\n', '\r'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (!IsId(line))
                problems.Add(new(number, $"'{Shorten(line)}' is no entry point; write one id a line, such as \"GET /orders/{{id}}\" or \"job Shop.NightlyReport\""));
            else if (known.TryGetValue(line, out var first))
                problems.Add(new(number, $"'{Shorten(line)}' stands in line {first} already; delete this one"));
            else
            {
                known.Add(line, number);
                lines.Add(new(number, line));
            }
        }

        return new(lines, problems);
    }

    public static ExistingList Merge(IEnumerable<ExistingList> lists)
    {
        var all = lists.ToArray();
        return all.Length == 1
            ? all[0]
            : new([.. all.SelectMany(list => list.Lines).GroupBy(line => line.Id, StringComparer.OrdinalIgnoreCase).Select(same => same.First())], []);
    }

    /// <summary>
    /// Compared without regard to case; an id with <c>…</c> matches every line that it could be. A line with <c>…</c> exempts no id that is
    /// wholly known: else one <c>GET …</c> would exempt all that is new.
    /// </summary>
    public bool Contains(string id)
    {
        if (exact.Contains(id))
            return true;
        if (Routes.IsKnown(id))
            return false;
        foreach (var line in Ids)
        {
            if (IdPatterns.Overlap(id, line))
                return true;
        }

        return false;
    }

    private static bool IsId(string line)
    {
        var space = line.IndexOfAny(Whitespace);
        if (space < 0 || line.Any(char.IsControl))
            return false;
        var kind = line.Substring(0, space);
        if (Kinds.Contains(kind))
            return true;
        var route = line.Substring(space + 1);
        return IsVerb(kind) && (route.StartsWith("/", StringComparison.Ordinal) || route.StartsWith(Routes.Unknown, StringComparison.Ordinal));
    }

    private static bool IsVerb(string text) => text == Routes.Unknown || text.All(c => char.IsLetter(c) || c == '-');

    internal static string Shorten(string line)
    {
        const int most = 80;
        var printable = new string([.. line.Take(most).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c)]);
        return line.Length > most ? printable + "…" : printable;
    }
}
