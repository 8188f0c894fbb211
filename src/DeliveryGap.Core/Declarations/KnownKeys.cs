namespace DeliveryGap.Core.Declarations;

/// <summary>The keys that are declared anywhere in sight.</summary>
public sealed class KnownKeys(
    IReadOnlyCollection<string> features, IReadOnlyCollection<string> kpis, IReadOnlyCollection<string> objectives, IReadOnlyCollection<string> parties,
    Lazy<KnownKeys>? foreign = null)
{
    /// <summary>The parties that need no declaration: the constants of <c>DeliveryGap.Party</c>.</summary>
    public static readonly IReadOnlyList<string> WellKnownParties = ["marketing", "sales", "support", "finance", "docs", "legal"];

    public IReadOnlyCollection<string> Features { get; } = features;
    public IReadOnlyCollection<string> Kpis { get; } = kpis;
    public IReadOnlyCollection<string> Objectives { get; } = objectives;

    /// <summary>Those that the delivery chain names, besides the well-known ones.</summary>
    public IReadOnlyCollection<string> Parties { get; } = parties;

    /// <summary>Those that only foreign assemblies declare, which are read now; null where these here are all.</summary>
    public KnownKeys? Foreign => foreign?.Value;
}
