using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Queries;

namespace DeliveryGap.Tool.Prometheus;

/// <summary>
/// The rules of one feature: what its metrics are and should be as series, an alert where a guardrail breaks, and one where a promised metric
/// has no data.
/// </summary>
/// <param name="minimumSamples">A share, quantile or mean of fewer events within the long window breaks no guardrail.</param>
internal sealed class FeatureRules(ReleaseManifest manifest, ManifestFeature feature, IReadOnlyList<PlannedMetric> planned, int minimumSamples)
{
    private const string Short = "5m";
    private const string Long = "1h";
    private const string PatienceWhenBroken = "2m";
    private const string PatienceWhenAbsent = "15m";

    // A window of weeks moves slowly, and to look at it is dear.
    private const string OutcomeInterval = "5m";
    private const string AlertInterval = "1m";

    /// <param name="name">Unique within the file.</param>
    /// <returns>Those groups that have a rule.</returns>
    public IEnumerable<RuleGroup> Groups(string name)
    {
        var metrics = planned.Where(metric => metric.Measure is not null).DistinctBy(metric => metric.Name).ToArray();
        return new[]
        {
            new RuleGroup(name + " outcome", OutcomeInterval, [.. metrics.SelectMany(Outcome)]),
            new RuleGroup(name + " alerts", AlertInterval, [.. metrics.SelectMany(Guardrail), .. Absent(metrics)]),
        }.Where(group => group.Rules.Count > 0);
    }

    private IEnumerable<Rule> Outcome(PlannedMetric planned)
    {
        var (metric, measure) = (planned.Metric, planned.Measure!);
        var labels = Labels(planned);
        yield return new RecordingRule(RuleNames.Value, measure.Value(metric.Window), labels);
        if (measure.Samples(metric.Window) is { } samples)
            yield return new RecordingRule(RuleNames.Samples, samples, labels);
        foreach (var (series, bound) in new[] { (RuleNames.Baseline, metric.Baseline), (RuleNames.Target, metric.Target), (RuleNames.Max, metric.Max), (RuleNames.Min, metric.Min) })
        {
            if (bound is { } value)
                yield return new RecordingRule(series, $"vector({PromQl.Number(value)})", labels);
        }
    }

    private IEnumerable<Rule> Guardrail(PlannedMetric planned)
    {
        var metric = planned.Metric;
        if (metric.Role != "guardrail" || (metric.Max ?? metric.Min) is null)
            yield break;
        var measure = planned.Measure!;
        if (!measure.GrowsWithWindow)
        {
            foreach (var range in new[] { Short, Long })
                yield return new RecordingRule(RuleNames.Guardrail, measure.Value(range), Labels(planned, ("range", range)));
        }

        yield return new AlertingRule(
            RuleNames.GuardrailBroken, Broken(metric, measure), PatienceWhenBroken, [.. Labels(planned), new("severity", "critical")],
            Annotations(
                $"A guardrail of {TitleOf(feature)} is broken: {planned.Name} is {Bounds(metric)}",
                measure.GrowsWithWindow
                    ? $"So it was within the last {metric.Window}."
                    : $"So it was within the last {Short} and within the last {Long}."));
    }

    // What grows with its window is looked at over that; a least amount only once there was a whole window to reach it in.
    private string Broken(ManifestMetric metric, Measure measure)
    {
        IEnumerable<string> Beyond(string range)
        {
            if (metric.Max is { } max)
                yield return $"({measure.Value(range)}) > {PromQl.Number(max)}";
            if (metric.Min is { } min)
            {
                yield return $"({measure.Value(range)}) < {PromQl.Number(min)}"
                    + (measure.GrowsWithWindow ? $" and on() count({string.Join(" or ", measure.Promised.Select(promised => Ago(promised, range)))}) > 0" : "");
            }
        }

        string Either(string range) => string.Join(" or ", Beyond(range).Select(condition => $"({condition})"));
        var enough = measure is not Level && measure.Samples(Long) is { } samples ? $" and on() {samples} >= {minimumSamples}" : "";
        return measure.GrowsWithWindow ? Either(metric.Window) : $"({Either(Short)}) and ({Either(Long)}){enough}";
    }

    private static string Ago(Selection promised, string range) =>
        string.Join(" or ", promised.Alternatives.Select(matchers => PromQl.Selector(promised.Metric, matchers) + " offset " + range));

    /// <summary>One alert for each promised series, however many metrics are made of it.</summary>
    private IEnumerable<Rule> Absent(IEnumerable<PlannedMetric> metrics) =>
        from metric in metrics
        from promised in metric.Measure!.Promised
        group metric by promised.Now into same
        let first = same.First()
        select new AlertingRule(
            RuleNames.MetricAbsent, $"absent({same.Key})", PatienceWhenAbsent,
            [.. Feature(), new("metric", same.Key), new("severity", "warning")],
            Annotations(
                $"A metric that {TitleOf(feature)} promised has no data: {first.Name}",
                $"{first.Metric.Instrument} is declared as {first.Metric.Role} metric, and Prometheus holds no series {same.Key}. "
                + "It was never recorded since the start, is not exported, or goes by another name."));

    private static string Bounds(ManifestMetric metric) => string.Join(" or ", new[]
    {
        metric.Max is { } max ? $"above {PromQl.Number(max)}" : null, metric.Min is { } min ? $"below {PromQl.Number(min)}" : null,
    }.OfType<string>());

    private static string TitleOf(ManifestFeature feature) => feature.Title is { Length: > 0 } title ? $"{title} ({feature.Key})" : feature.Key;

    private IEnumerable<KeyValuePair<string, string>> Feature()
    {
        yield return new("product", manifest.Release.Product);
        yield return new("feature", feature.Key);
        if (!string.IsNullOrEmpty(feature.Owner))
            yield return new("owner", feature.Owner);
    }

    private IReadOnlyList<KeyValuePair<string, string>> Labels(PlannedMetric planned, params (string Name, string Value)[] more)
    {
        var metric = planned.Metric;
        (string Name, string? Value)[] own =
            [("role", metric.Role), ("kind", metric.Kind), ("instrument", metric.Instrument), ("where", metric.Where), ("per", metric.Per), ("per_where", metric.PerWhere), ("meter", metric.Meter), ("quantile", metric.Quantile is { } quantile ? PromQl.Number(quantile) : null), ("window", metric.Window), .. more];
        return [.. Feature(), .. own.Where(label => !string.IsNullOrEmpty(label.Value)).Select(label => new KeyValuePair<string, string>(label.Name, label.Value!))];
    }

    private IReadOnlyList<KeyValuePair<string, string>> Annotations(string summary, string description) =>
    [
        new("summary", summary), new("description", description),
        .. feature.DeclaredAt is { File: { } file } declared ? [new("declared_at", declared.Line is { } line ? $"{file}:{line}" : file)] : Array.Empty<KeyValuePair<string, string>>(),
    ];
}
