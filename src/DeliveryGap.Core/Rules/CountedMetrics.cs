using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Model;

namespace DeliveryGap.Core.Rules;

/// <summary>Metrics that a code fix can record by counting one. What takes a value, a tag or a meter of its own is left to people.</summary>
internal static class CountedMetrics
{
    private static readonly HashSet<string> Readers = new(StringComparer.Ordinal) { "GET", "HEAD" };

    /// <summary>Where a metric's own instrument counts one (<see cref="RecordAt"/>); null where that would not do.</summary>
    public static string? At(MetricDeclaration metric)
    {
        if (metric.Instrument is not { } instrument || !MayCount(instrument) || metric.Where is not null || metric.Meter is not null)
            return null;
        return metric.Kind switch
        {
            null or MetricKind.Latency or MetricKind.Satisfaction or MetricKind.Revenue or MetricKind.Cost => null,
            MetricKind.FailureRate => RecordAt.Catch,
            _ => RecordAt.End,
        };
    }

    /// <summary>The same for what a metric is a share of.</summary>
    public static string? AtPer(MetricDeclaration metric) =>
        metric.Per is { } per && MayCount(per) && metric.PerWhere is null ? RecordAt.Start : null;

    /// <summary>The counter of a feature's failures: that of its guardrail, else one named after the feature; null where neither is a name.</summary>
    public static string? Failures(Feature feature)
    {
        foreach (var metric in feature.Metrics)
        {
            if (metric.MeasuredBy is null && At(metric) == RecordAt.Catch)
                return metric.Instrument;
        }

        var named = feature.Key + ".failed";
        return MayCount(named) ? named : null;
    }

    /// <summary>
    /// The entry point at which people begin, or the one at which they are done: the first and the last in the source, as far as they
    /// change something.
    /// </summary>
    public static ServedEntryPoint EntryPoint(Feature feature, string? at)
    {
        // Of one without a mark the evidence starts further in, at the feature's own member.
        var marked = feature.EntryPoints.Where(served => served.Assignment.By == AssignedBy.Mark).ToArray();
        var candidates = marked.Length > 0 ? marked : feature.EntryPoints;
        var changing = candidates.Where(served => !(served.EntryPoint.HttpMethod is { } method && Readers.Contains(method))).ToArray();
        var ordered = (changing.Length > 0 ? changing : candidates).OrderBy(served => served.EntryPoint.Place, Place.SourceOrder);
        return at == RecordAt.Start ? ordered.First() : ordered.Last();
    }

    private static bool MayCount(string instrument) => Text.IsInstrumentName(instrument) && FrameworkInstruments.Named(instrument) is null;
}
