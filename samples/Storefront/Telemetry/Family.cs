using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Storefront.Telemetry;

/// <summary>An instrument's series, one for each combination of its tags.</summary>
internal sealed class Family
{
    // What OpenTelemetry advises for durations in seconds.
    private static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly ConcurrentDictionary<string, Series> series = new(StringComparer.Ordinal);
    private readonly string type;
    private readonly string? description;

    public Family(Instrument instrument)
    {
        type = instrument.GetType().Name switch
        {
            "Counter`1" => "counter",
            "Histogram`1" => "histogram",
            _ => "gauge",
        };
        Name = PrometheusNames.Of(instrument.Name, instrument.Unit, isCounter: type == "counter");
        description = instrument.Description;
    }

    public string Name { get; }

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        series.GetOrAdd(PrometheusNames.Labels(tags), _ => new(Bounds.Length)).Record(value, Bounds);

    public void Write(StringBuilder text)
    {
        if (series.IsEmpty)
            return;
        if (!string.IsNullOrEmpty(description))
            text.Append($"# HELP {Name} {description.Replace("\\", @"\\").Replace("\n", @"\n")}\n");
        text.Append($"# TYPE {Name} {type}\n");
        foreach (var (labels, one) in series.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var (sum, counts) = one.Read();
            if (type != "histogram")
            {
                Line("", labels, sum);
                continue;
            }

            var comma = labels.Length > 0 ? "," : "";
            long below = 0;
            for (var i = 0; i < counts.Length; i++)
                Line("_bucket", $"{labels}{comma}le=\"{(i < Bounds.Length ? Number(Bounds[i]) : "+Inf")}\"", below += counts[i]);
            Line("_sum", labels, sum);
            Line("_count", labels, below);
        }

        void Line(string suffix, string labels, double value) => text.Append(Name + suffix).Append(labels.Length > 0 ? $"{{{labels}}}" : "").Append($" {Number(value)}\n");
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>What was recorded with one combination of tags.</summary>
    private sealed class Series(int bounds)
    {
        private readonly Lock gate = new();
        private readonly long[] counts = new long[bounds + 1];
        private double sum;

        public void Record(double value, double[] bounds)
        {
            var bucket = Array.FindIndex(bounds, bound => value <= bound);
            lock (gate)
            {
                sum += value;
                counts[bucket < 0 ? bounds.Length : bucket]++;
            }
        }

        public (double Sum, long[] Counts) Read()
        {
            lock (gate)
                return (sum, [.. counts]);
        }
    }
}
