using System.Collections.Concurrent;

namespace DeliveryGap.Core.Facts;

/// <summary>
/// What follows from declarations alone: own types with their members' signatures, and foreign ones. Worked out once, for as long as its reader,
/// or those after it, find the same declared. Holds names, no facts: those know places, which move. Safe for several threads.
/// </summary>
public sealed class DeclaredFacts
{
    private readonly ConcurrentDictionary<string, object> known = new(StringComparer.Ordinal);

    /// <param name="question">What is asked; each has one type of answer.</param>
    public T Of<T>(string question, Func<T> workOut)
        where T : class =>
        known.TryGetValue(question, out var found) ? (T)found : (T)known.GetOrAdd(question, workOut());
}
