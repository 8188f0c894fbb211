namespace DeliveryGap.Core.Memory;

/// <summary>What a result is made from: an answer of the reader's, or another result.</summary>
internal abstract class Node
{
    /// <summary>The run in which it was last looked at.</summary>
    public int CheckedIn { get; set; }

    /// <summary>Whether it still holds, as of that run.</summary>
    public bool Holds { get; set; }
}

/// <summary>A question to the reader.</summary>
/// <param name="key">What it is about.</param>
/// <param name="members">What <paramref name="key"/> was put together from, where the question is about several names.</param>
/// <param name="answer">See <see cref="Answers"/>.</param>
internal sealed class Asked(Question question, string key, IReadOnlyCollection<string>? members, object? answer) : Node
{
    public Question Question { get; } = question;
    public string Key { get; } = key;
    public IReadOnlyCollection<string>? Members { get; } = members;
    public object? Answer { get; } = answer;
}

/// <summary>Something that was worked out.</summary>
/// <param name="from">All that was looked at on the way; null where it holds in its own run only.</param>
internal abstract class Result(Node[]? from) : Node
{
    public Node[]? From { get; } = from;
}

internal sealed class Result<T>(T value, Node[]? from) : Result(from)
{
    public T Value { get; } = value;
}

/// <summary>Those of <see cref="Facts.ICodeReader"/>, and what else one reader may answer differently from the next.</summary>
internal enum Question
{
    Type,
    Method,
    Field,
    Body,
    Callers,
    OwnTypes,
    MappingMethods,
    MarkedFunctions,
    Names,
    MethodsNaming,
    MethodsCarrying,
    IsMentioned,
    ScansAssemblies,
    StandsApart,
}
