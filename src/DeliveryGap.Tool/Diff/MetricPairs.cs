using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Diff;

/// <summary>Which metric of a feature's newer release is which of the older one. Each is paired at most once, and within its role.</summary>
internal sealed class MetricPairs
{
    private readonly List<(ManifestMetric Before, ManifestMetric After)> paired = [];

    public MetricPairs(IReadOnlyList<ManifestMetric> before, IReadOnlyList<ManifestMetric> after, InstrumentNames names)
    {
        (Gone, New) = (before, after);
        Pair(metric => (metric.Role, metric.Instrument, metric.MeasuredBy, metric.Kind, metric.Per, metric.Where, metric.PerWhere, metric.Quantile), isExact: true);
        Pair(metric => (metric.Role, metric.Instrument, metric.MeasuredBy, metric.Kind), isExact: false);
        Pair(metric => metric.Instrument is null ? null : ((string, string)?)(metric.Role, metric.Instrument), isExact: false);
        Pair(
            metric => names.IsGone(metric.Instrument) ? Renamed(metric, names.IsGone(metric.Per)) : null,
            metric => names.IsNew(metric.Instrument) ? Renamed(metric, names.IsNew(metric.Per)) : null, isExact: false);
    }

    public IReadOnlyList<(ManifestMetric Before, ManifestMetric After)> Paired => paired;

    public IReadOnlyList<ManifestMetric> Gone { get; private set; }

    public IReadOnlyList<ManifestMetric> New { get; private set; }

    private static object Renamed(ManifestMetric metric, bool isPerRenamed) =>
        (metric.Role, metric.Kind, isPerRenamed ? "" : metric.Per, metric.Where, metric.PerWhere, metric.Unit, (metric.Baseline, metric.Target, metric.Max, metric.Min, metric.Quantile, metric.Window));

    private void Pair<TKey>(Func<ManifestMetric, TKey> key, bool isExact) => Pair(metric => key(metric), metric => key(metric), isExact);

    /// <param name="isExact">Several of one key are paired in their order; else they are not told apart, and stay alone.</param>
    private void Pair(Func<ManifestMetric, object?> old, Func<ManifestMetric, object?> current, bool isExact)
    {
        if (Gone.Count == 0 || New.Count == 0)
            return;
        var candidates = New.Where(metric => current(metric) is not null).GroupBy(metric => current(metric)!).ToDictionary(group => group.Key, group => group.ToArray());
        var taken = new HashSet<ManifestMetric>(ReferenceEqualityComparer.Instance);
        foreach (var group in Gone.Where(metric => old(metric) is not null).GroupBy(metric => old(metric)!))
        {
            var befores = group.ToArray();
            if (!candidates.TryGetValue(group.Key, out var afters) || (befores.Length != afters.Length) || (!isExact && befores.Length > 1))
                continue;
            for (var i = 0; i < befores.Length; i++)
            {
                paired.Add((befores[i], afters[i]));
                taken.Add(befores[i]);
                taken.Add(afters[i]);
            }
        }

        Gone = [.. Gone.Where(metric => !taken.Contains(metric))];
        New = [.. New.Where(metric => !taken.Contains(metric))];
    }
}
