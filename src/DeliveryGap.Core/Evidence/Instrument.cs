using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Evidence;

/// <summary>A named telemetry source.</summary>
/// <param name="Meter">Null when it has none or its name is not known.</param>
/// <param name="Type">As the manifest writes it: <c>counter</c>.</param>
/// <param name="Place">Where own code creates it; <see cref="Place.None"/> where a framework does, and for an event, which nothing creates.</param>
public sealed record Instrument(string? Meter, string Name, string Type, string? Unit, string? Description, Place Place)
{
    /// <summary>Records whenever somebody listens, on no path.</summary>
    public bool IsObserved { get; init; }
}
