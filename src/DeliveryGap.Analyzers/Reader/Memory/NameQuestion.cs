namespace DeliveryGap.Analyzers.Reader.Memory;

/// <summary>Names that are looked for in all files: asked at each keystroke, and put together once.</summary>
internal sealed class NameQuestion
{
    /// <param name="kind">What about them is asked.</param>
    /// <param name="words">By which files are found.</param>
    public NameQuestion(string kind, IReadOnlyCollection<string> names, IReadOnlyList<string> words)
    {
        Text = kind + string.Join(",", names);
        Words = words;
        Hashes = [.. words.Select(WordIndex.Hash)];
    }

    /// <summary>In <see cref="TreeFacts"/>.</summary>
    public string Text { get; }

    public IReadOnlyList<string> Words { get; }

    /// <summary>Those of the words.</summary>
    public uint[] Hashes { get; }
}
