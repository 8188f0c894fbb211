using DeliveryGap.Core.EntryPoints;

namespace DeliveryGap.Tool.Accuracy;

/// <summary>Of all that was said, how much is right, and of all that is there, how much was said; null where there is nothing to divide by.</summary>
internal sealed record Score(double? Precision, double? Recall)
{
    public static Score Of(int right, int said, int found, int there) => new(said == 0 ? null : (double)right / said, there == 0 ? null : (double)found / there);

    public bool Reaches(double minimum) => !(Precision < minimum) && !(Recall < minimum);
}

/// <summary>An entry of the table that no id names whole.</summary>
/// <param name="FittedBy">Ids with an unknown part (<c>…</c>) that could be it.</param>
internal sealed record Miss(string Kind, string Entry, IReadOnlyList<string> FittedBy);

/// <summary>An id that is not right by itself.</summary>
/// <param name="Fits">How many entries it could be: none for one that is wholly known.</param>
internal sealed record Extra(string Kind, string Id, int Fits, string? At);

/// <summary>One kind, or all of them.</summary>
/// <param name="Partly">Entries that are not found whole, but which some id with <c>…</c> fits.</param>
/// <param name="Missed">Entries that nothing fits.</param>
/// <param name="Wrong">Ids that fit no entry.</param>
/// <param name="Strict">An id with <c>…</c> is wrong.</param>
/// <param name="Fitting">An id with <c>…</c> is right where exactly one entry fits it, and that entry is found.</param>
internal sealed record KindAccuracy(string Kind, int Entries, int Ids, int Found, int Partly, int Missed, int Wrong, Score Strict, Score Fitting);

/// <summary>A table of truth beside what a reader found: as sets, without regard to case, in the form of <see cref="ComparableId"/>.</summary>
internal sealed class Comparison
{
    private const string AllKinds = "all";
    private const char Unknown = '…';

    private readonly List<KindAccuracy> kinds = [];
    private readonly List<Miss> misses = [];
    private readonly List<Extra> extras = [];

    /// <param name="ids">Those of the application, of any kind; each with its place in source, where that is known.</param>
    public Comparison(TruthTable table, IEnumerable<(string Id, string? At)> ids)
    {
        var ours = ids.Where(id => table.Compares(id.Id))
            .Select(id => (Id: ComparableId.Of(id.Id, table.IsOpenApi), id.At))
            .DistinctBy(id => id.Id, StringComparer.OrdinalIgnoreCase)
            .ToLookup(id => ComparableId.KindOf(id.Id)!);
        var theirs = table.Entries.Select(entry => ComparableId.Of(entry, table.IsOpenApi))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToLookup(entry => ComparableId.KindOf(entry)!);
        var (right, found) = (0, 0);
        foreach (var kind in table.Kinds.Order(StringComparer.Ordinal))
        {
            var compared = Compare(kind, [.. theirs[kind]], [.. ours[kind]]);
            right += compared.Right;
            found += compared.Found;
        }

        var sums = kinds.Aggregate((Entries: 0, Ids: 0, Found: 0, Partly: 0, Missed: 0, Wrong: 0), (sum, kind) =>
            (sum.Entries + kind.Entries, sum.Ids + kind.Ids, sum.Found + kind.Found, sum.Partly + kind.Partly, sum.Missed + kind.Missed, sum.Wrong + kind.Wrong));
        Total = new(AllKinds, sums.Entries, sums.Ids, sums.Found, sums.Partly, sums.Missed, sums.Wrong,
            Score.Of(sums.Found, sums.Ids, sums.Found, sums.Entries), Score.Of(right, sums.Ids, found, sums.Entries));
    }

    /// <summary>In ordinal order.</summary>
    public IReadOnlyList<KindAccuracy> Kinds => kinds;

    public KindAccuracy Total { get; }

    public IReadOnlyList<Miss> Misses => misses;
    public IReadOnlyList<Extra> Extras => extras;

    /// <summary>Whether each kind has the precision and recall by the strict reading.</summary>
    public bool Reaches(double minimum) => kinds.All(kind => kind.Strict.Reaches(minimum));

    /// <returns>By the fitting reading: how many ids are right, how many entries found.</returns>
    private (int Right, int Found) Compare(string kind, string[] entries, (string Id, string? At)[] ids)
    {
        var there = entries.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var whole = ids.Select(id => id.Id).Where(there.Contains).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var fitted = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        var (single, wrong) = (0, 0);
        var foundByFit = new HashSet<string>(whole, StringComparer.OrdinalIgnoreCase);
        foreach (var (id, at) in ids.Where(id => !whole.Contains(id.Id)).OrderBy(id => id.Id, StringComparer.Ordinal))
        {
            var fits = id.Contains(Unknown) ? entries.Where(entry => IdPatterns.Overlap(id, entry)).ToArray() : [];
            foreach (var entry in fits)
                (fitted.TryGetValue(entry, out var by) ? by : fitted[entry] = []).Add(id);
            if (fits.Length == 1)
            {
                single++;
                foundByFit.Add(fits[0]);
            }

            wrong += fits.Length == 0 ? 1 : 0;
            extras.Add(new(kind, id, fits.Length, at));
        }

        foreach (var entry in entries.Where(entry => !whole.Contains(entry)).Order(StringComparer.Ordinal))
            misses.Add(new(kind, entry, fitted.GetValueOrDefault(entry) ?? []));
        var partly = entries.Count(entry => !whole.Contains(entry) && fitted.ContainsKey(entry));
        kinds.Add(new(kind, entries.Length, ids.Length, whole.Count, partly, entries.Length - whole.Count - partly, wrong,
            Score.Of(whole.Count, ids.Length, whole.Count, entries.Length), Score.Of(whole.Count + single, ids.Length, foundByFit.Count, entries.Length)));
        return (whole.Count + single, foundByFit.Count);
    }
}
