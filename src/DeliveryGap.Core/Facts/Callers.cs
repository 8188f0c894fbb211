namespace DeliveryGap.Core.Facts;

/// <summary>The calls of a method.</summary>
/// <param name="sites">In source order as far as that is known; none in expression trees.</param>
/// <param name="isComplete">
/// Nothing else calls it: it is nowhere made a delegate of, and no code that is not read can see it (the Roslyn reader: a member of a
/// library that others may call).
/// </param>
public sealed class Callers(IReadOnlyList<CallSite> sites, bool isComplete)
{
    public static readonly Callers None = new([], true);

    public IReadOnlyList<CallSite> Sites { get; } = sites;
    public bool IsComplete { get; } = isComplete;
}

/// <param name="Caller">The method, lambda or local function whose own body holds the call.</param>
/// <param name="Call">One of the <see cref="MethodBody.Calls"/> of that body.</param>
public sealed record CallSite(MethodFact Caller, Call Call);
