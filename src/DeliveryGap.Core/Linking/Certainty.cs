namespace DeliveryGap.Core.Linking;

/// <summary>How sure it is that a path is taken from an entry point to a signal, surest first.</summary>
public enum Certainty
{
    /// <summary>Each step is a call of exactly that method.</summary>
    Direct,

    /// <summary>A step goes to one of the members that a virtual or interface call, an event or a filter may run.</summary>
    Dispatched,

    /// <summary>A step goes to a handler of the message that is handed to foreign code.</summary>
    Message,

    /// <summary>A framework records it by itself.</summary>
    Framework,

    /// <summary>It records whenever somebody listens.</summary>
    Observed,
}
