namespace DeliveryGap.Core.Facts;

/// <summary>A <c>catch</c> clause, without the lambdas and local functions in it.</summary>
/// <param name="type">What it catches, as a documentation id writes it in a parameter list; <c>System.Object</c> or <c>System.Exception</c> for any.</param>
/// <param name="place">The keyword.</param>
public sealed class CatchFact(string? type, Place place)
{
    public string? Type { get; } = type;
    public Place Place { get; } = place;

    /// <summary>A <c>when</c> decides whether it catches.</summary>
    public bool HasFilter { get; init; }

    /// <summary>It may throw, the same exception or another.</summary>
    public bool Throws { get; init; }

    /// <summary>It looks at the exception: hands it on, stores it, reads a property.</summary>
    public bool UsesException { get; init; }

    /// <summary>It stores into something that is there after it: a variable declared outside, a field, a property, an element, an <c>out</c> parameter.</summary>
    public bool Assigns { get; init; }

    /// <summary>It stands in a <c>finally</c>, or in a <c>catch</c> that throws, which awaits nothing: what fails there failed while cleaning up.</summary>
    public bool CleansUp { get; init; }

    /// <summary>It goes back to its <c>try</c>, in a loop that the <c>try</c> leaves by itself once it is done.</summary>
    public bool TriesAgain { get; init; }

    /// <summary>Whatever comes behind it ends by throwing.</summary>
    public bool EndsInThrow { get; init; }

    /// <summary>Those of the body's <see cref="MethodBody.Calls"/> that stand in it.</summary>
    public IReadOnlyList<Call> Calls { get; init; } = [];

    /// <summary>What it returns, one for each <c>return</c> in it; empty where it returns nothing or goes on behind the <c>try</c>.</summary>
    public IReadOnlyList<Value> Returns { get; init; } = [];
}
