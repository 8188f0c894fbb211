namespace DeliveryGap.Core.Catalog;

/// <summary>What is recognised as creating an instrument and as recording to one.</summary>
internal static class Instruments
{
    public const string Meter = "System.Diagnostics.Metrics.Meter";

    private static readonly Dictionary<string, string> Creations = new(StringComparer.Ordinal)
    {
        ["CreateCounter"] = "counter", ["CreateHistogram"] = "histogram", ["CreateUpDownCounter"] = "updowncounter", ["CreateGauge"] = "gauge",
    };

    private static readonly HashSet<string> Records = new(StringComparer.Ordinal)
    {
        "System.Diagnostics.Metrics.Counter`1.Add", "System.Diagnostics.Metrics.Histogram`1.Record",
        "System.Diagnostics.Metrics.UpDownCounter`1.Add", "System.Diagnostics.Metrics.Gauge`1.Record",
    };

    /// <summary>Whether the call creates an instrument: its arguments are name, unit and description.</summary>
    /// <param name="type">As the manifest writes it.</param>
    public static bool Creates(string declaringType, string name, out string type)
    {
        type = "";
        return declaringType == Meter && Creations.TryGetValue(name, out type!);
    }

    /// <summary>Whether the call records to its receiver.</summary>
    public static bool RecordsTo(string declaringType, string name) => Records.Contains(declaringType + "." + name);
}
