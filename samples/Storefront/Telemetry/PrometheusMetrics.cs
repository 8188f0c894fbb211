using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace Storefront.Telemetry;

/// <summary>
/// What Prometheus reads. A small exporter of the sample's own: the registry that it is built from has none of OpenTelemetry's for Prometheus.
/// In production, take <c>OpenTelemetry.Exporter.Prometheus.AspNetCore</c>, or send OTLP to a collector; names and labels are the same.
/// </summary>
public sealed class PrometheusMetrics : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private static readonly string[] Meters = ["Storefront", "Microsoft.AspNetCore.Hosting"];

    private readonly ConcurrentDictionary<Instrument, Family> families = new();
    private readonly MeterListener listener = new();

    public PrometheusMetrics()
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (Meters.Contains(instrument.Meter.Name))
                listening.EnableMeasurementEvents(instrument, families.GetOrAdd(instrument, one => new(one)));
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, family) => ((Family)family!).Record(value, tags));
        listener.SetMeasurementEventCallback<long>((_, value, tags, family) => ((Family)family!).Record(value, tags));
        listener.SetMeasurementEventCallback<int>((_, value, tags, family) => ((Family)family!).Record(value, tags));
        listener.Start();
    }

    /// <summary>All series, in the text format.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        foreach (var family in families.Values.OrderBy(family => family.Name, StringComparer.Ordinal))
            family.Write(text);
        return text.ToString();
    }

    public void Dispose() => listener.Dispose();
}
