using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Memory;

/// <summary>
/// Results that are worked out once: for one reader, or as long as a <see cref="ResultMemory"/> finds that they hold. Whatever is kept between
/// two questions to the core must be kept in one of these, or nobody would see what it was made from.
/// </summary>
internal sealed class ResultTable<TKey, TValue>(ResultMemory? memory) : IResultTable
    where TKey : notnull
{
    private readonly Dictionary<TKey, Result<TValue>> known = [];

    /// <param name="name">That of the results in a memory.</param>
    public static ResultTable<TKey, TValue> Of(ICodeReader code, string name) =>
        code is WatchedReader { Memory: var memory } ? memory.Table<TKey, TValue>(name) : new(null);

    /// <summary>For what depends on the order of the questions: each reader's own.</summary>
    public static ResultTable<TKey, TValue> OfOneReader(ICodeReader code) => new((code as WatchedReader)?.Memory);

    public bool Has(TKey key) => known.ContainsKey(key);

    public TValue Get(TKey key, Func<TKey, TValue> workOut) => Knows(key, out var value) ? value : WorkOut(key, workOut);

    /// <summary>Whether a result is there and holds.</summary>
    public bool Knows(TKey key, out TValue value)
    {
        var isKnown = known.TryGetValue(key, out var result) && (memory is null || memory.StillHolds(result));
        value = isKnown ? result.Value : default!;
        if (isKnown)
            memory?.Note(result);
        return isKnown;
    }

    public TValue WorkOut(TKey key, Func<TKey, TValue> workOut)
    {
        var result = memory is null ? new(workOut(key), null) : memory.WorkOut(key, workOut);
        known[key] = result;
        memory?.Note(result);
        return result.Value;
    }

    void IResultTable.Forget(Func<Node, bool> isNeeded)
    {
        foreach (var gone in known.Where(pair => !isNeeded(pair.Value)).Select(pair => pair.Key).ToArray())
            known.Remove(gone);
    }
}

internal interface IResultTable
{
    void Forget(Func<Node, bool> isNeeded);
}
