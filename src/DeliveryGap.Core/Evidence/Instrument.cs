using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Evidence;

/// <summary>A named telemetry source that own code creates.</summary>
/// <param name="Meter">Null when its name is not known.</param>
/// <param name="Type">As the manifest writes it: <c>counter</c>.</param>
/// <param name="Place">Where it is created.</param>
public sealed record Instrument(string? Meter, string Name, string Type, string? Unit, string? Description, Place Place);

/// <summary>One place in code that records to an instrument, in a body of an entry point's own.</summary>
public sealed record Signal(Instrument Instrument, MethodFact Method, Place Place);
