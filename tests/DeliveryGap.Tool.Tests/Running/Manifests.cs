using System.Text.Json;

namespace DeliveryGap.Tool.Tests.Running;

/// <summary>Small manifests, as a build would write them.</summary>
internal static class Manifests
{
    public static string Of(params string[] ids) => With(ids.Select(id => (object)new { id, kind = "http", symbol = "M:Shop.Api", at = new { file = "Api.cs", line = 7 } }));

    public static string With(IEnumerable<object> unassigned, string schemaVersion = "1.0.0") => JsonSerializer.Serialize(new
    {
        schemaVersion,
        release = new { product = "Shop" },
        assemblies = Array.Empty<object>(),
        verdict = "clean",
        summary = new { features = 0, entryPoints = 0, existing = 0, unassigned = 0, metrics = 0, instrumented = 0, absent = 0, unknown = 0, external = 0, gaps = 0, accepted = 0 },
        vision = Array.Empty<object>(), kpis = Array.Empty<object>(), objectives = Array.Empty<object>(), deliveryChain = Array.Empty<string>(),
        features = Array.Empty<object>(), unassignedEntryPoints = unassigned, existingEntryPoints = Array.Empty<object>(), notFeatures = Array.Empty<object>(),
        instruments = Array.Empty<object>(), gaps = Array.Empty<object>(), accepted = Array.Empty<object>(),
    }, new JsonSerializerOptions { WriteIndented = true });
}
