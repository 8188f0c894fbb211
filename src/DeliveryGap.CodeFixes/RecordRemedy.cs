using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.CodeFixes.Instruments;

namespace DeliveryGap.CodeFixes;

/// <summary>Counts one, on the project's counter of that name or on a new one.</summary>
internal static class RecordRemedy
{
    public const string Key = "record";

    /// <summary>Null where there is no place for it, or no counter that could be named there.</summary>
    /// <param name="where">As the end of a title: <c>at the end of POST /checkout</c>.</param>
    public static Remedy? For(Problem problem, string instrument, IReadOnlyList<Insertion> insertions, string where)
    {
        if (insertions.Count == 0 || CounterReference.For(instrument, insertions[0].Tree, insertions[0].Position, problem) is not { } counter)
            return null;
        var title = counter.CreatedIn is { } home ? $"Create '{instrument}' in {home} and record it" : $"Record '{instrument}'";
        return new(Key, $"{title} {where}", edits =>
        {
            if (insertions.Any(insertion => insertion.Rewritten is { } node && !edits.Claim(node)) || !counter.Create(edits))
                return;
            foreach (var insertion in insertions)
                edits.Add(insertion.Tree, insertion.Write(counter.Expression + ".Add(1);"));
        });
    }
}
