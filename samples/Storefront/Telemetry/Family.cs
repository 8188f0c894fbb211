using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Numerics;
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

    public void Record<T>(T value, ReadOnlySpan<KeyValuePair<string, object?>> tags) where T : INumberBase<T> =>
        series.GetOrAdd(PrometheusNames.Labels(tags), _ => new(Bounds.Length)).Record(double.CreateTruncating(value), Bounds);

    public void Write(StringBuilder text)
    {
        if (series.IsEmpty)
            return;
        if (!string.IsNullOrEmpty(description))
            text.Append("# HELP ").Append(Name).Append(' ').Append(description.ReplaceLineEndings(" ")).Append('\n');
        text.Append("# TYPE ").Append(Name).Append(' ').Append(type).Append('\n');
        foreach (var pair in series.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (type == "histogram")
                WriteHistogram(text, pair.Key, pair.Value);
            else
                WriteLine(text, "", pair.Key, pair.Value.Sum);
        }
    }

    private void WriteHistogram(StringBuilder text, string labels, Series one)
    {
        var (sum, counts) = one.Read();
        var prefix = labels;
        if (labels.Length > 0)
            prefix += ",";
        long below = 0;
        for (var i = 0; i < Bounds.Length; i++)
        {
            below += counts[i];
            WriteLine(text, "_bucket", prefix + "le=\"" + Number(Bounds[i]) + "\"", below);
        }

        below += counts[Bounds.Length];
        WriteLine(text, "_bucket", prefix + "le=\"+Inf\"", below);
        WriteLine(text, "_sum", labels, sum);
        WriteLine(text, "_count", labels, below);
    }

    private void WriteLine(StringBuilder text, string suffix, string labels, double value)
    {
        text.Append(Name).Append(suffix);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
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

        public double Sum
        {
            get
            {
                lock (gate)
                    return sum;
            }
        }

        public (double Sum, long[] Counts) Read()
        {
            lock (gate)
                return (sum, counts.ToArray());
        }
    }
}
