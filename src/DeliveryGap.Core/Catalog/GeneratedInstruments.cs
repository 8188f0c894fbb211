using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Catalog;

/// <summary>Attributes on methods for which a source generator writes an instrument.</summary>
internal static class GeneratedInstruments
{
    private const string Metrics = "Microsoft.Extensions.Diagnostics.Metrics.";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [Metrics + "CounterAttribute"] = "counter", [Metrics + "CounterAttribute`1"] = "counter",
        [Metrics + "HistogramAttribute"] = "histogram", [Metrics + "HistogramAttribute`1"] = "histogram",
        [Metrics + "GaugeAttribute"] = "gauge", [Metrics + "GaugeAttribute`1"] = "gauge",
    };

    public static IReadOnlyCollection<string> Attributes => Types.Keys;

    /// <param name="attribute">Its type.</param>
    /// <returns>As the manifest writes it; null for any other attribute.</returns>
    public static string? TypeOf(string attribute) => Types.TryGetValue(TypeNames.Definition(attribute), out var type) ? type : null;

    /// <summary>Whether what a method returns records to the instrument that its attribute declares, whatever the generator writes.</summary>
    public static bool IsFactory(MethodFact method)
    {
        foreach (var attribute in method.Attributes)
        {
            if (TypeOf(attribute.Type) is not null)
                return true;
        }

        return false;
    }
}
