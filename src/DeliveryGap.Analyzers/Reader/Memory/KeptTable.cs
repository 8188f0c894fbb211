using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Reader.Memory;

/// <summary>Facts by their ids, each with the files that it was read from: it holds as long as they are there.</summary>
internal sealed class KeptTable<T>(KeptFacts facts) : IKeptTable
{
    private readonly ConcurrentDictionary<string, (T Value, SyntaxTree[] Trees)> entries = new(StringComparer.Ordinal);

    /// <param name="reader">Its compilation must have all files of the fact.</param>
    public bool TryGet(string id, ReaderMemory reader, out T value)
    {
        value = default!;
        if (!entries.TryGetValue(id, out var entry))
            return false;
        foreach (var tree in entry.Trees)
        {
            if (!reader.Has(tree))
                return false;
        }

        value = entry.Value;
        return true;
    }

    /// <param name="trees">The files that it depends on with their bodies; none for what the declarations alone say.</param>
    public T Keep(string id, T value, IReadOnlyCollection<SyntaxTree> trees)
    {
        entries[id] = (value, [.. trees]);
        foreach (var tree in trees)
            facts.Of(tree).Own(this, id);
        return value;
    }

    void IKeptTable.Forget(string id, SyntaxTree tree)
    {
        if (entries.TryGetValue(id, out var entry) && entry.Trees.Contains(tree))
            entries.TryRemove(id, out _);
    }
}

internal interface IKeptTable
{
    /// <summary>Drops what was read from a file that is gone.</summary>
    void Forget(string id, SyntaxTree tree);
}
