using System.Collections.Concurrent;

namespace DeliveryGap.Analyzers.Reader.Memory;

/// <summary>What was found out about one section of a file.</summary>
internal sealed class SectionFacts
{
    // There is one with each keystroke, and one for each body that is read.
    private const int Few = 3;

    private readonly ConcurrentDictionary<(IKeptTable Table, string Id), ValueTuple> owned = new(1, Few);

    /// <summary>The ids of its functions, by where in it their syntax starts and its kind; null where there is none.</summary>
    public ConcurrentDictionary<(int Offset, int Kind), string?> Functions { get; } = new(1, Few);

    public void Own(IKeptTable table, string id) => owned.TryAdd((table, id), default);

    public void Forget(Section section)
    {
        foreach (var pair in owned)
            pair.Key.Table.Forget(pair.Key.Id, section);
    }
}
