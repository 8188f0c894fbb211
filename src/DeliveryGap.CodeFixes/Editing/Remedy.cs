namespace DeliveryGap.CodeFixes.Editing;

/// <summary>One way out of a diagnostic.</summary>
/// <param name="key">The equivalence key: what fix-all repeats.</param>
/// <param name="title">What the editor offers.</param>
/// <param name="write">Adds the changes; it must change something when nothing was edited before it.</param>
internal sealed class Remedy(string key, string title, Action<Edits> write)
{
    public string Key { get; } = key;
    public string Title { get; } = title;
    public Action<Edits> Write { get; } = write;

    /// <summary>Remedies of one group are offered one level down.</summary>
    public string? Group { get; private init; }

    public Remedy In(string group) => new(Key, Title, Write) { Group = group };
}
