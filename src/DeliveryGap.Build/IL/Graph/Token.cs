namespace DeliveryGap.Build.IL.Graph;

/// <summary>What a token in a body leads to.</summary>
internal sealed class Token
{
    /// <summary>Leads nowhere.</summary>
    public static readonly Token Nothing = new() { Targets = [], Types = [] };

    /// <summary>Foreign, given something, and nothing else.</summary>
    public static readonly Token Foreign = new() { Targets = [], Types = [], TakesObjects = true };

    /// <summary>Nodes that a call of it may run.</summary>
    public required int[] Targets { get; init; }

    /// <summary>Own types of which it may give an object that foreign code can call back.</summary>
    public required int[] Types { get; init; }

    /// <summary>Who names it matters.</summary>
    public bool Matters { get; init; }

    /// <summary>It may hand what it is given on to a handler of messages.</summary>
    public bool Dispatches { get; init; }

    /// <summary>Foreign, and given something that it may call something on.</summary>
    public bool TakesObjects { get; init; }

    /// <summary>The event that is raised through it, or subscribed to.</summary>
    public int Event { get; init; } = OwnMembers.None;
}
