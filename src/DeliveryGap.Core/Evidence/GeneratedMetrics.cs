using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Evidence;

/// <summary>What source generators make of attributed methods: <c>[Counter]</c>, <c>[Histogram]</c>, <c>[Gauge]</c> and <c>[LoggerMessage]</c>.</summary>
internal static class GeneratedMetrics
{
    private const string LoggerMessage = "Microsoft.Extensions.Logging.LoggerMessageAttribute";

    /// <summary>The attributes on methods that generators write.</summary>
    public static IReadOnlyCollection<string> Attributes { get; } = [.. GeneratedInstruments.Attributes, LoggerMessage];

    /// <summary>The instrument that a method's attribute declares: what the method returns records to it.</summary>
    /// <returns>Null when it declares none, or one without a constant name of its own.</returns>
    public static Instrument? Declared(MethodFact factory)
    {
        foreach (var attribute in factory.Attributes)
        {
            if (GeneratedInstruments.TypeOf(attribute.Type) is { } type && attribute.Argument("Name").TextOrNull() is { } name)
                return new(null, name, type, attribute.Argument("Unit").TextOrNull(), null, factory.Place);
        }

        return null;
    }

    /// <summary>Whether a call records to what such a method returned.</summary>
    public static bool MayRecord(Call call) => call is { Name: "Add" or "Record", Receiver: not null };

    /// <summary>The event that a log method writes, where its attribute names one.</summary>
    public static string? Event(MethodFact log) => log.Attributes.Find(LoggerMessage)?.Argument("EventName").TextOrNull();
}
