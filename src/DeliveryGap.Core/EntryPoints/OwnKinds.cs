using DeliveryGap.Core.Catalog;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>
/// What a team's own frameworks enter: <c>delivery_gap_entry_points = job: Shop.Jobs.IJob.Run, message: Shop.Bus.IConsumer&lt;&gt;.Consume, job: [Shop.NightlyAttribute]</c>
/// in an <c>.editorconfig</c>. Entries have commas between them: a semicolon begins a comment there.
/// </summary>
/// <param name="Problems">One sentence for each entry that cannot be read.</param>
public sealed record OwnKinds(IReadOnlyList<EnteredType> Types, IReadOnlyList<EnteredAttribute> Attributes, IReadOnlyList<string> Problems)
{
    /// <summary>The key in a config file.</summary>
    public const string Key = "delivery_gap_entry_points";

    public static readonly OwnKinds None = new([], [], []);

    private const string Example = "\"job: Shop.Jobs.IJob.Run\", \"message: Shop.Bus.IConsumer<>.Consume\" or \"job: [Shop.NightlyAttribute]\"";

    // Where a request goes is said by more than a type.
    private static readonly EntryPointKind[] Kinds =
    [
        EntryPointKind.Job, EntryPointKind.Message, EntryPointKind.Hub, EntryPointKind.Command, EntryPointKind.Grpc, EntryPointKind.Graphql, EntryPointKind.Function,
    ];

    /// <summary>Whether they enter the same, in the same words.</summary>
    public bool Equals(OwnKinds? other) =>
        ReferenceEquals(this, other)
        || other is not null && Attributes.SequenceEqual(other.Attributes) && Problems.SequenceEqual(other.Problems) && Types.Count == other.Types.Count
        && Types.Zip(other.Types, (mine, theirs) => mine.Kind == theirs.Kind && mine.Type == theirs.Type && mine.Members.SequenceEqual(theirs.Members)).All(same => same);

    public override int GetHashCode() => Types.Count ^ Attributes.Count << 8 ^ Problems.Count << 16;

    /// <summary>Never throws: what cannot be read is a problem.</summary>
    public static OwnKinds Parse(string value)
    {
        List<EnteredType> types = [];
        List<EnteredAttribute> attributes = [];
        List<string> problems = [];
        foreach (var entry in Entries(value))
        {
            if (Read(entry, types, attributes) is { } problem)
                problems.Add($"'{ExistingList.Shorten(entry)}' in {Key} {problem}");
        }

        return new(types, attributes, problems);
    }

    public static OwnKinds Merge(IEnumerable<OwnKinds> all)
    {
        var each = all.ToArray();
        return each.Length == 0
            ? None
            : new(
                [.. each.SelectMany(one => one.Types).GroupBy(row => (row.Kind, row.Type)).Select(same => new EnteredType(same.Key.Kind, same.Key.Type, [.. same.SelectMany(row => row.Members).Distinct()]))],
                [.. each.SelectMany(one => one.Attributes).Distinct()],
                [.. each.SelectMany(one => one.Problems).Distinct()]);
    }

    private static IEnumerable<string> Entries(string value)
    {
        var start = 0;
        for (var i = 0; i <= value.Length; i++)
        {
            if (i < value.Length && (value[i] != ',' || CountsTypeParameters(value, i)))
                continue;
            if (value.Substring(start, i - start).Trim() is { Length: > 0 } entry)
                yield return entry;
            start = i + 1;
        }
    }

    /// <summary>Whether a comma stands between <c>&lt;</c> and <c>&gt;</c>, with nothing but commas around it.</summary>
    private static bool CountsTypeParameters(string value, int comma)
    {
        var (left, right) = (comma, comma);
        while (left > 0 && value[left] == ',')
            left--;
        while (right < value.Length - 1 && value[right] == ',')
            right++;
        return value[left] == '<' && value[right] == '>';
    }

    /// <returns>What is wrong with the entry; null where nothing is.</returns>
    private static string? Read(string entry, List<EnteredType> types, List<EnteredAttribute> attributes)
    {
        var colon = entry.IndexOf(':');
        if (colon < 0)
            return $"has no kind; write {Example}";
        var word = entry.Substring(0, colon).Trim();
        if (Array.FindIndex(Kinds, one => one.ToString().Equals(word, StringComparison.OrdinalIgnoreCase)) is not (>= 0 and var index))
            return $"begins with no kind that has handlers of a team's own; write one of {string.Join(", ", Kinds.Select(one => one.ToString().ToLowerInvariant()))}";

        var (kind, what) = (Kinds[index], entry.Substring(colon + 1).Trim());
        if (what.Length > 2 && what[0] == '[' && what[what.Length - 1] == ']')
        {
            if (TypeName(what.Substring(1, what.Length - 2).Trim()) is not { } attribute)
                return $"names no attribute; write {Example}";
            attributes.Add(new(kind, attribute));
            return null;
        }

        var dot = what.LastIndexOf('.');
        if (dot < 1 || TypeName(what.Substring(0, dot)) is not { } type || !IsName(what.Substring(dot + 1)))
            return $"names no member of a type; write {Example}";
        if (kind == EntryPointKind.Message && type.IndexOf('`') < 0)
            return "names a type without a type parameter, which would be the message; write \"message: Shop.Bus.IConsumer<>.Consume\"";
        types.Add(new(kind, type, [what.Substring(dot + 1)]));
        return null;
    }

    /// <summary><c>Shop.Bus.IConsumer&lt;,&gt;</c> is <c>Shop.Bus.IConsumer`2</c>; null for what is no name.</summary>
    private static string? TypeName(string text)
    {
        var open = text.IndexOf('<');
        var arity = 0;
        if (open >= 0)
        {
            if (open == 0 || text[text.Length - 1] != '>')
                return null;
            arity = 1 + text.Substring(open).Count(c => c == ',');
            text = text.Substring(0, open);
        }

        return text.Split('.', '+').All(IsName) ? text.Replace('+', '.') + (arity > 0 ? "`" + arity : "") : null;
    }

    private static bool IsName(string text) => text.Length > 0 && !char.IsDigit(text[0]) && text.All(c => char.IsLetterOrDigit(c) || c == '_');
}
