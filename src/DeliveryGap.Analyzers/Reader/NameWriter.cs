namespace DeliveryGap.Analyzers.Reader;

/// <summary>
/// Puts names together, and knows those that it made lately: what is lowered anew at each keystroke speaks of the same types as before.
/// Holds text only, and so much of it.
/// </summary>
internal sealed class NameWriter
{
    private const int MostKnown = 4096;
    private const int FirstLength = 256;
    private const uint HashStart = 2166136261;
    private const uint HashFactor = 16777619;

    // Of all threads: what one of them misses it makes once more.
    private static readonly string?[] Known = new string?[MostKnown];

    private static readonly ThreadLocal<NameWriter> Writer = new(() => new());

    private char[] letters = new char[FirstLength];
    private int length;

    private NameWriter()
    {
    }

    /// <summary>The thread's own, for one name at a time.</summary>
    public static NameWriter Begin()
    {
        var writer = Writer.Value;
        writer.length = 0;
        return writer;
    }

    public NameWriter Append(string text)
    {
        Reserve(text.Length);
        text.CopyTo(0, letters, length, text.Length);
        length += text.Length;
        return this;
    }

    public NameWriter Append(char letter)
    {
        Reserve(1);
        letters[length++] = letter;
        return this;
    }

    /// <param name="number">Not negative.</param>
    public NameWriter Append(int number)
    {
        if (number > 9)
            Append(number / 10);
        return Append((char)('0' + number % 10));
    }

    /// <summary>What has been appended: the same object as before, unless another name took its place.</summary>
    public override string ToString()
    {
        var hash = HashStart;
        for (var i = 0; i < length; i++)
            hash = (hash ^ letters[i]) * HashFactor;
        ref var known = ref Known[hash % MostKnown];
        if (known is { } found && letters.AsSpan(0, length).SequenceEqual(found.AsSpan()))
            return found;
        return known = new(letters, 0, length);
    }

    private void Reserve(int more)
    {
        if (length + more > letters.Length)
            Array.Resize(ref letters, Math.Max(2 * letters.Length, length + more));
    }
}
