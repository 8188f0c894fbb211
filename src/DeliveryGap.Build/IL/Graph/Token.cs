namespace DeliveryGap.Build.IL.Graph;

/// <summary>What a token in a body leads to. One is filled again and again: there are as many tokens as members.</summary>
internal sealed class Token
{
    /// <summary>Nodes that a call of it may run.</summary>
    public List<int> Targets { get; } = [];

    /// <summary>Own types of which it may give an object that foreign code can call back.</summary>
    public List<int> Types { get; } = [];

    /// <summary>Who names it matters.</summary>
    public bool Matters { get; set; }

    /// <summary>It may hand what it is given on to a handler of messages.</summary>
    public bool Dispatches { get; set; }

    /// <summary>Foreign, and given something that it may call something on.</summary>
    public bool TakesObjects { get; set; }

    /// <summary>The event that is raised through it, or subscribed to.</summary>
    public int Event { get; set; }

    /// <summary>It leads nowhere.</summary>
    public void Clear()
    {
        Targets.Clear();
        Types.Clear();
        (Matters, Dispatches, TakesObjects, Event) = (false, false, false, OwnMembers.None);
    }
}
