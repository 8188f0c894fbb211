using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Evidence;

/// <summary>What source generators make of attributed methods: <c>[Counter]</c>, <c>[Histogram]</c>, <c>[Gauge]</c> and <c>[LoggerMessage]</c>.</summary>
internal static class GeneratedMetrics
{
    private const string Metrics = "Microsoft.Extensions.Diagnostics.Metrics.";
    private const string LoggerMessage = "Microsoft.Extensions.Logging.LoggerMessageAttribute";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [Metrics + "CounterAttribute"] = "counter", [Metrics + "CounterAttribute`1"] = "counter",
        [Metrics + "HistogramAttribute"] = "histogram", [Metrics + "HistogramAttribute`1"] = "histogram",
        [Metrics + "GaugeAttribute"] = "gauge", [Metrics + "GaugeAttribute`1"] = "gauge",
    };

    /// <summary>The attributes on methods that generators write.</summary>
    public static IReadOnlyCollection<string> Attributes { get; } = [.. Types.Keys, LoggerMessage];

    /// <summary>The instrument that a method's attribute declares: what the method returns records to it.</summary>
    /// <returns>Null when it declares none, or one without a constant name of its own.</returns>
    public static Instrument? Declared(MethodFact factory)
    {
        foreach (var attribute in factory.Attributes)
        {
            if (Types.TryGetValue(TypeNames.Definition(attribute.Type), out var type) && attribute.Argument("Name").TextOrNull() is { } name)
                return new(null, name, type, attribute.Argument("Unit").TextOrNull(), null, factory.Place);
        }

        return null;
    }

    /// <summary>Whether a call records to what such a method returned.</summary>
    public static bool MayRecord(Call call) => call is { Name: "Add" or "Record", Receiver: not null };

    /// <summary>The event that a log method writes, where its attribute names one.</summary>
    public static string? Event(MethodFact log) => log.Attributes.Find(LoggerMessage)?.Argument("EventName").TextOrNull();
}
