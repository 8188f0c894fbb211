using System.Collections.Concurrent;

namespace DeliveryGap.Analyzers.Reader.Memory;

/// <summary>What was found out about one file as a whole.</summary>
internal sealed class TreeFacts
{
    private readonly ConcurrentDictionary<string, object> answers = new(StringComparer.Ordinal);

    /// <summary>What the file says to a question, asked once.</summary>
    public T Answer<T>(string question, Func<T> ask)
        where T : notnull =>
        Knows<T>(question, out var known) ? known : Answer(question, ask());

    /// <param name="answer">What it says.</param>
    public T Answer<T>(string question, T answer)
        where T : notnull =>
        (T)answers.GetOrAdd(question, answer);

    /// <summary>Whether it has been asked.</summary>
    public bool Knows<T>(string question, out T answer)
        where T : notnull
    {
        var isKnown = answers.TryGetValue(question, out var known);
        answer = isKnown ? (T)known : default!;
        return isKnown;
    }
}
