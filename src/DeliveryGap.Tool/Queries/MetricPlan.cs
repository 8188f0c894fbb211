using System.Globalization;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Queries;

/// <summary>Says of each metric of a manifest how to ask Prometheus for it.</summary>
internal sealed class MetricPlan(ReleaseManifest manifest, QueryScope scope)
{
    // Longer ones overflow what Prometheus counts in.
    private const double MaxWindowDays = 3660;

    private readonly InstrumentSeries series = new(manifest, scope);

    /// <summary>In the manifest's order; nothing of features that no entry point of the application serves: they are another's.</summary>
    public IEnumerable<PlannedMetric> All() => manifest.Features.Where(feature => feature.Exposed).SelectMany(feature => feature.Metrics.Select(metric => Of(feature, metric)));

    public PlannedMetric Of(ManifestFeature feature, ManifestMetric metric)
    {
        try
        {
            var (measure, unit) = Plan(feature, metric);
            return new(feature, metric, measure, unit, null);
        }
        catch (UnanswerableException e)
        {
            return new(feature, metric, null, null, e.Message);
        }
    }

    private (Measure Measure, string? Unit) Plan(ManifestFeature feature, ManifestMetric metric)
    {
        if (metric.Status == "external" || metric.MeasuredBy is not null)
            throw new UnanswerableException($"it is measured by {metric.MeasuredBy ?? "another system"}");
        RequireWindow(metric.Window);
        var recorded = series.Of(feature, metric.Instrument, metric.Meter);
        var narrowed = Narrow(recorded, metric.Where);
        switch (metric.Kind)
        {
            case "completion" or "conversion" or "activation" or "retention" or "failureRate":
                return (Share(feature, metric, recorded, narrowed), "1");
            case "usageFrequency" or "engagement" or "acquisition":
                return (new Increase(narrowed.Events(), recorded.Events(), narrowed.Events()), metric.Unit);
            case "revenue" or "cost":
                return (new Increase(narrowed.Amounts(), recorded.Events(), narrowed.Events()), metric.Unit ?? recorded.Unit);
            case "latency":
                var quantile = metric.Quantile ?? 0.95;
                if (quantile is not (>= 0 and <= 1))
                    throw new UnanswerableException(string.Create(CultureInfo.InvariantCulture, $"{quantile} is no quantile"));
                return (new Quantile(quantile, narrowed.Histogram(), recorded.Events()), recorded.Unit);
            case "satisfaction" when recorded.Type == "gauge":
                return (new Level(narrowed.Selection, recorded.Selection), metric.Unit ?? recorded.Unit);
            case "satisfaction":
                return (new Mean(narrowed.Histogram(), recorded.Events()), metric.Unit ?? recorded.Unit);
            default:
                throw new UnanswerableException($"what {metric.Kind ?? "a metric without a kind"} is worked out from is not known");
        }
    }

    private Share Share(ManifestFeature feature, ManifestMetric metric, RecordedSeries recorded, RecordedSeries narrowed)
    {
        var all = metric switch
        {
            { Per: { } per } => series.Of(feature, per, meter: null),
            { Where.Length: > 0 } => recorded,
            { Kind: "failureRate" } => series.Of(feature, RequestTagging.Instrument, meter: null),
            _ => throw new UnanswerableException($"a {metric.Kind} with neither Per nor Where is a share of nothing"),
        };
        var share = new Share(narrowed.Events(), Narrow(all, metric.PerWhere).Events(), recorded.Events(), all.Events());
        return share.Part.Now != share.All.Now ? share : throw new UnanswerableException("as a share of itself it is always 1; say of which events with Where or Per");
    }

    // tag=value, or a tag that is there and not empty.
    private RecordedSeries Narrow(RecordedSeries recorded, string? where)
    {
        if (string.IsNullOrEmpty(where))
            return recorded;
        var (tag, value) = where.IndexOf('=') is >= 0 and var at ? (where[..at], where[(at + 1)..]) : (where, null);
        var label = scope.Naming.LabelName(tag.Trim()) ?? throw new UnanswerableException($"'{where}' names no tag");
        var matcher = value is null ? Matcher.IsNotEmpty(label) : Matcher.Is(label, value.Trim());
        return recorded with { Selection = recorded.Selection.And(matcher) };
    }

    private static void RequireWindow(string window)
    {
        var isNumber = double.TryParse(window.AsSpan(0, Math.Max(0, window.Length - 1)), NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        var days = (window.Length > 0 ? window[^1] : '\0') switch { 'h' => count / 24, 'd' => count, 'w' => count * 7, _ => -1 };
        if (!isNumber || days is not (> 0 and <= MaxWindowDays))
            throw new UnanswerableException($"'{window}' is no window; write a number and h, d or w");
    }
}
