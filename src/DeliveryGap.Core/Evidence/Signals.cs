using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Linking;

namespace DeliveryGap.Core.Evidence;

/// <summary>A member on the way to a signal, and the place in it where the way goes on or ends.</summary>
public sealed record Step(MethodFact Method, Place Place);

/// <summary>A place in code that records to an instrument, or checks a flag.</summary>
/// <param name="Steps">
/// From the body where it is known which instrument is meant to the one that records: one, unless the instrument or its name is handed on.
/// </param>
public sealed record Signal(Instrument Instrument, Tags Tags, Certainty Certainty, IReadOnlyList<Step> Steps);

/// <summary>What a body records.</summary>
/// <param name="Flags">The keys of flags that it checks, <c>…</c> for what is not known.</param>
/// <param name="Unnamed">What is recorded to may be called, where that is not constant: <c>…</c> for what is not known.</param>
/// <param name="HasDependent">It records to what it is handed: which instrument that is, its callers know.</param>
internal sealed record BodySignals(IReadOnlyList<Signal> Recorded, IReadOnlyCollection<string> Flags, IReadOnlyCollection<string> Unnamed, bool HasDependent)
{
    public static readonly BodySignals None = new([], [], [], false);
}
