using DeliveryGap.Core.Linking;
using DeliveryGap.Core.Model;

namespace DeliveryGap.Core.Evidence;

/// <summary>What is known about a metric's evidence.</summary>
public enum Status
{
    /// <summary>A path leads from an entry point of the feature to a signal of its instrument.</summary>
    Instrumented,

    /// <summary>No path does, and all of it was seen.</summary>
    Absent,

    /// <summary>Some of what the feature runs cannot be seen from here.</summary>
    Unknown,

    /// <summary>The number is not recorded in this process, and says so.</summary>
    External,
}

/// <summary>A way from one of a feature's entry points to a signal.</summary>
public sealed record ReachedSignal(ServedEntryPoint EntryPoint, Certainty Certainty, IReadOnlyList<Step> Steps);

/// <param name="Evidence">The shortest way from each entry point that has one.</param>
/// <param name="Reason">For people, where it is unknown: what could not be seen.</param>
/// <param name="IsElsewhere">It is unknown because the way leads into another project.</param>
public sealed record MetricVerdict(Status Status, IReadOnlyList<ReachedSignal> Evidence, string? Reason = null, bool IsElsewhere = false);

/// <summary>How much was looked through for a feature.</summary>
public sealed record Searched(int EntryPoints, int Methods, bool AreMore);
