using System.Collections.Concurrent;

namespace DeliveryGap.Analyzers.Reader.Memory;

/// <summary>Facts by their ids, each with the sections of files that it was read from: it holds as long as they are there.</summary>
internal sealed class KeptTable<T>(KeptFacts facts) : IKeptTable
{
    private readonly ConcurrentDictionary<string, (T Value, Section[] Sections)> entries = new(StringComparer.Ordinal);

    /// <param name="reader">Its compilation must have all that the fact was read from.</param>
    public bool TryGet(string id, ReaderMemory reader, out T value)
    {
        value = default!;
        if (!entries.TryGetValue(id, out var entry))
            return false;
        foreach (var section in entry.Sections)
        {
            if (!reader.Has(section))
                return false;
        }

        value = entry.Value;
        return true;
    }

    /// <param name="sections">Those that it depends on; none for what the declarations alone say.</param>
    public T Keep(string id, T value, IReadOnlyCollection<Section> sections)
    {
        entries[id] = (value, [.. sections]);
        foreach (var section in sections)
            facts.Of(section).Own(this, id);
        return value;
    }

    void IKeptTable.Forget(string id, Section section)
    {
        if (entries.TryGetValue(id, out var entry) && Array.IndexOf(entry.Sections, section) >= 0)
            entries.TryRemove(id, out _);
    }
}

internal interface IKeptTable
{
    /// <summary>Drops what was read from a section that is gone.</summary>
    void Forget(string id, Section section);
}
