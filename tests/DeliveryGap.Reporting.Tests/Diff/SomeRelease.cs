using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Reporting.Tests.Diff;

/// <summary>A release of a shop with one feature, to be varied.</summary>
internal static class SomeRelease
{
    public static ReleaseManifest Of(params ManifestFeature[] features) => new()
    {
        Release = new() { Product = "Shop", Version = "2.4.0" },
        Assemblies = [], Verdict = "clean",
        Summary = new() { Features = features.Length, EntryPoints = 0, Existing = 0, Unassigned = 0, Metrics = 0, Instrumented = 0, Absent = 0, Unknown = 0, External = 0, Gaps = 0, Accepted = 0 },
        Vision = [], Kpis = [], Objectives = [], DeliveryChain = [], Features = features, UnassignedEntryPoints = [], ExistingEntryPoints = [], NotFeatures = [],
        Instruments = [.. features.SelectMany(feature => feature.Metrics).Select(metric => metric.Instrument).OfType<string>().Distinct().Select(Instrument)], Gaps = [], Accepted = [],
    };

    public static ManifestInstrument Instrument(string name) => new() { Name = name, Type = "counter", Exported = "yes", Features = [] };

    public static ManifestFeature Feature(params ManifestMetric[] metrics) => new()
    {
        Key = "checkout", Title = "Checkout", Owner = "payments", Stage = "rollout", Advances = [], DeclaredAt = new("Checkout.cs", 12, "T:Checkout"), Exposed = true,
        EntryPoints = [new() { Id = "POST /checkout", Kind = "http", Symbol = "M:Pay" }], Metrics = metrics, Readiness = [], CustomerSignals = [], Gaps = [], Accepted = [],
    };

    /// <summary>A share that is to rise.</summary>
    public static ManifestMetric Success => new()
    {
        Role = "success", Instrument = "shop.completed", Kind = "completion", Per = "shop.started", Baseline = 0.54, Target = 0.62, Direction = "increase", Window = "28d",
        Status = "instrumented", ReachedFrom = 1, Evidence = [],
    };

    /// <summary>A count over its window that is to rise.</summary>
    public static ManifestMetric Uses => Success with { Kind = "usageFrequency", Per = null, Baseline = null, Target = 800, Window = "28d" };

    /// <summary>A time that is to fall.</summary>
    public static ManifestMetric Latency => Success with { Kind = "latency", Per = null, Baseline = 0.9, Target = 0.4, Direction = "decrease", Unit = "s" };

    public static ManifestMetric Guardrail => Success with
    {
        Role = "guardrail", Instrument = "http.server.request.duration", Kind = "failureRate", Per = null, Where = "error.type", Baseline = null, Target = null, Max = 0.01, Direction = "decrease",
    };

    public static ManifestMetric Supporting => Success with { Role = "supporting", Instrument = "shop.opened", Kind = "engagement", Per = null, Baseline = null, Target = 100 };

    public static ManifestGap Gap(string rule, string? until = null) => new() { Rule = rule, Feature = "checkout", Message = "it is so", Because = until is null ? null : "later", Until = until, At = new("Checkout.cs", 12) };

    public static LoadedManifest Loaded(this ReleaseManifest manifest, string source = "a.json") => new(source, manifest);

    public static string Json(this ReleaseManifest manifest) => DataOutput.Json(manifest);
}
