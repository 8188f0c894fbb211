namespace DeliveryGap;

/// <summary>How far along a feature is.</summary>
public enum Stage
{
    /// <summary>Tried out; no user depends on it.</summary>
    Prototype = 0,

    /// <summary>Some users have it, to learn whether it works.</summary>
    Experiment = 1,

    /// <summary>On its way to all users.</summary>
    Rollout = 2,

    /// <summary>Every user has it.</summary>
    GeneralAvailability = 3,

    /// <summary>On its way out.</summary>
    Sunset = 4,
}
