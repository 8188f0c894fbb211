using System.Text.Json;
using System.Text.Json.Serialization;
using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Reporting.Tests.Given;

/// <summary>Manifests by what matters to a test.</summary>
internal static class A
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true,
    };

    public static ManifestInstrument[] ShopInstruments =>
    [
        Instrument("shop.checkout.started"), Instrument("shop.checkout.completed"), Instrument("shop.payment.failed"),
        Instrument("shop.search.duration", "histogram", "s"), Instrument("shop.order.value", "histogram", "EUR"), Instrument("shop.rating", "gauge"),
        Instrument("shop.basket.open", "updowncounter"), Instrument("order.placed", "event"),
    ];

    public static string Json(this ReleaseManifest manifest) => JsonSerializer.Serialize(manifest, Options);

    public static ReleaseManifest Manifest(params ManifestFeature[] features) => new()
    {
        Release = new() { Product = "Shop", Version = "1.0.0" }, Assemblies = [], Verdict = "clean",
        Summary = new() { Features = features.Length, EntryPoints = 0, Existing = 0, Unassigned = 0, Metrics = 0, Instrumented = 0, Absent = 0, Unknown = 0, External = 0, Gaps = 0, Accepted = 0 },
        Vision = [], Kpis = [], Objectives = [], DeliveryChain = [], Features = features, UnassignedEntryPoints = [], ExistingEntryPoints = [], NotFeatures = [],
        Instruments = ShopInstruments, Gaps = [], Accepted = [],
    };

    public static ManifestFeature Feature(string key, params ManifestMetric[] metrics) => new()
    {
        Key = key, Advances = [], DeclaredAt = new("Checkout.cs", 7, "T:Shop.Checkout"), Exposed = true, EntryPoints = [], Metrics = metrics, Readiness = [], CustomerSignals = [], Gaps = [], Accepted = [],
    };

    public static ManifestFeature With(this ManifestFeature feature, params ManifestEntryPoint[] entryPoints) => feature with { EntryPoints = entryPoints };

    public static ManifestEntryPoint Request(string method, string? route, string? tag = null) => new()
    {
        Id = $"{method} {route ?? "…"}", Kind = "http", By = "mark", Http = route is null ? null : new(method, route), RequestTag = tag, Symbol = "M:Shop.Checkout.Pay",
    };

    public static ManifestEntryPoint Job(string name) => new() { Id = "job " + name, Kind = "job", By = "mark", Symbol = "M:" + name };

    public static ManifestMetric Success(string instrument, string kind) => new() { Role = "success", Instrument = instrument, Kind = kind, Window = "28d", Status = "instrumented", ReachedFrom = 1, Evidence = [] };

    public static ManifestMetric Guardrail(string instrument, string kind) => Success(instrument, kind) with { Role = "guardrail" };

    public static ManifestInstrument Instrument(string name, string type = "counter", string? unit = null, string meter = "Shop") =>
        new() { Meter = meter, Name = name, Type = type, Unit = unit, Exported = "yes", Features = [] };
}
