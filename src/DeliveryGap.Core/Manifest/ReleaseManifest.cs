using DeliveryGap.Core.Linking;

namespace DeliveryGap.Core.Manifest;

// The release manifest, as its JSON file writes it: camel case, null left out, lists always there. Property order is the file's order.

/// <summary>What a release declares, proves and lacks.</summary>
public sealed record ReleaseManifest
{
    public const string SchemaUrl = "https://github.com/deliverygap/deliverygap/schema/release-manifest.v1.schema.json";
    public const string CurrentSchemaVersion = "1.0.0";

    public string SchemaVersion { get; init; } = CurrentSchemaVersion;
    public required ManifestRelease Release { get; init; }
    public required IReadOnlyList<ManifestAssembly> Assemblies { get; init; }

    /// <summary><c>clean</c>, <c>accepted</c> or <c>gaps</c>.</summary>
    public required string Verdict { get; init; }

    public required ManifestSummary Summary { get; init; }
    public required IReadOnlyList<ManifestVision> Vision { get; init; }
    public required IReadOnlyList<ManifestKpi> Kpis { get; init; }
    public required IReadOnlyList<ManifestObjective> Objectives { get; init; }

    /// <summary>The parties that take part in a delivery.</summary>
    public required IReadOnlyList<string> DeliveryChain { get; init; }

    public required IReadOnlyList<ManifestFeature> Features { get; init; }
    public required IReadOnlyList<ManifestEntryPoint> UnassignedEntryPoints { get; init; }
    public required IReadOnlyList<ManifestEntryPoint> ExistingEntryPoints { get; init; }
    public required IReadOnlyList<ManifestEntryPoint> NotFeatures { get; init; }
    public required IReadOnlyList<ManifestInstrument> Instruments { get; init; }
    public required IReadOnlyList<ManifestGap> Gaps { get; init; }
    public required IReadOnlyList<ManifestGap> Accepted { get; init; }
}

/// <summary>What was built, and from which commit. Nothing of when or where.</summary>
public sealed record ManifestRelease
{
    public required string Product { get; init; }
    public string? Version { get; init; }
    public string? Commit { get; init; }

    /// <summary>Without user, password and query.</summary>
    public string? Repository { get; init; }

    public string? Framework { get; init; }
    public string? Configuration { get; init; }
}

public sealed record ManifestAssembly(string Name, string Version);

/// <summary>Counts. Entry points are counted once each, metrics once for each feature that declares them.</summary>
public sealed record ManifestSummary
{
    public required int Features { get; init; }
    public required int EntryPoints { get; init; }
    public required int Existing { get; init; }
    public required int Unassigned { get; init; }
    public required int Metrics { get; init; }
    public required int Instrumented { get; init; }
    public required int Absent { get; init; }
    public required int Unknown { get; init; }
    public required int External { get; init; }
    public required int Gaps { get; init; }
    public required int Accepted { get; init; }
}

public sealed record ManifestVision(string Statement, string? Team, string? Horizon);

public sealed record ManifestKpi(string Key, string? Category, string? TradesOffWith, string? Owner);

public sealed record ManifestObjective(string Key, string? KeyResult, string? Kpi, string? Period);

/// <summary>A place in source, relative to the repository's root (or the nearest folder above all own projects), with <c>/</c>.</summary>
public record ManifestPlace(string File, int Line);

/// <summary>Where something is declared; without file and line where the build could not tell.</summary>
public sealed record ManifestDeclaration(string? File, int? Line, string Symbol);

public sealed record ManifestFeature
{
    public required string Key { get; init; }
    public string? Title { get; init; }
    public string? Owner { get; init; }
    public string? Stage { get; init; }
    public ManifestFlag? Flag { get; init; }
    public string? Benefit { get; init; }
    public ManifestHypothesis? Hypothesis { get; init; }
    public required IReadOnlyList<string> Advances { get; init; }
    public required ManifestDeclaration DeclaredAt { get; init; }

    /// <summary>An entry point of this application serves it.</summary>
    public required bool Exposed { get; init; }

    public required IReadOnlyList<ManifestEntryPoint> EntryPoints { get; init; }
    public required IReadOnlyList<ManifestMetric> Metrics { get; init; }
    public required IReadOnlyList<ManifestReadiness> Readiness { get; init; }
    public required IReadOnlyList<ManifestSignal> CustomerSignals { get; init; }
    public ManifestReview? Review { get; init; }
    public required IReadOnlyList<ManifestGap> Gaps { get; init; }
    public required IReadOnlyList<ManifestGap> Accepted { get; init; }
}

/// <param name="Checked">Whether the feature's path checks it; absent while that is not known.</param>
public sealed record ManifestFlag(string Key, bool? Checked);

/// <param name="Statement">All of it in a sentence.</param>
public sealed record ManifestHypothesis(string? Problem, string? Audience, string? Change, string? Because, string Statement);

public sealed record ManifestEntryPoint
{
    public required string Id { get; init; }
    public required string Kind { get; init; }

    /// <summary>By what it serves the feature: <c>mark</c>, <c>call</c>, <c>message</c> or <c>flag</c>.</summary>
    public string? By { get; init; }

    /// <summary>Why it is no feature.</summary>
    public string? Because { get; init; }

    public ManifestHttp? Http { get; init; }

    /// <summary>
    /// The tag that holds the feature's key on the framework's own request metric and activity, <c>deliverygap.feature</c>; absent where
    /// nothing puts it there.
    /// </summary>
    public string? RequestTag { get; init; }

    public required string Symbol { get; init; }
    public ManifestPlace? At { get; init; }
}

/// <param name="Route">As the framework's telemetry writes it (<c>http.route</c>).</param>
public sealed record ManifestHttp(string Method, string Route);

public sealed record ManifestMetric
{
    /// <summary><c>success</c>, <c>supporting</c> or <c>guardrail</c>.</summary>
    public required string Role { get; init; }

    public string? Instrument { get; init; }
    public string? Kind { get; init; }
    public string? Per { get; init; }
    public string? Where { get; init; }
    public string? PerWhere { get; init; }
    public string? Meter { get; init; }
    public double? Baseline { get; init; }
    public double? Target { get; init; }
    public double? Max { get; init; }
    public double? Min { get; init; }
    public double? Quantile { get; init; }
    public string? Unit { get; init; }

    /// <summary>Which way is better: <c>increase</c> or <c>decrease</c>.</summary>
    public string? Direction { get; init; }

    public required string Window { get; init; }
    public string? MeasuredBy { get; init; }

    /// <summary><c>instrumented</c>, <c>absent</c>, <c>unknown</c> or <c>external</c>.</summary>
    public required string Status { get; init; }

    /// <summary>How many of the feature's entry points reach a signal.</summary>
    public required int ReachedFrom { get; init; }

    public required IReadOnlyList<ManifestEvidence> Evidence { get; init; }
}

/// <param name="Certainty"><c>direct</c>, <c>dispatched</c>, <c>message</c>, <c>framework</c> or <c>observed</c>.</param>
/// <param name="Path">From the entry point to the line that records.</param>
public sealed record ManifestEvidence(string EntryPoint, string Certainty, IReadOnlyList<ManifestStep> Path);

public sealed record ManifestStep(string Member, ManifestPlace? At);

public sealed record ManifestReadiness(string Party, string? Document, string? NotNeededBecause);

public sealed record ManifestSignal(string Kind, string Url);

public sealed record ManifestReview(string? By, string? Owner, IReadOnlyList<string> Checkpoints);

public sealed record ManifestInstrument
{
    public string? Meter { get; init; }
    public required string Name { get; init; }
    public required string Type { get; init; }
    public string? Unit { get; init; }
    public string? Description { get; init; }

    /// <summary>Whether a metrics pipeline reads its meter: <c>yes</c>, <c>no</c> or <c>unknown</c>.</summary>
    public required string Exported { get; init; }

    /// <summary>The features whose metrics name it.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    public ManifestPlace? At { get; init; }
}

/// <summary>A gap; an accepted one also says why, and until when.</summary>
public sealed record ManifestGap
{
    public required string Rule { get; init; }
    public string? Feature { get; init; }
    public string? EntryPoint { get; init; }
    public string? Instrument { get; init; }
    public required string Message { get; init; }
    public string? Because { get; init; }
    public string? Until { get; init; }
    public ManifestPlace? At { get; init; }
}
