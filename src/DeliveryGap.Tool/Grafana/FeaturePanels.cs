using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Grafana.Model;
using DeliveryGap.Tool.Queries;

namespace DeliveryGap.Tool.Grafana;

/// <summary>What is below a feature's row: what was promised, whether it was reached, how much it is used, and what it must not cost.</summary>
internal sealed class FeaturePanels(PlannedFeature planned)
{
    // A number and a line are half a row together: no pair is torn.
    private const int Whole = 24;
    private const int Half = 12;
    private const int Number = 4;
    private const int Line = 8;
    private const int Tall = 8;
    private const int Low = 7;
    private const int LongestLegend = 150;
    private const string Success = "success";
    private const string Guardrail = "guardrail";

    public IEnumerable<Tile> All()
    {
        var measured = planned.Metrics.Where(metric => metric.Measure is not null).OrderBy(Order).ToArray();
        var leads = measured.Length > 0 && measured[0].Metric.Role == Success;
        yield return FeatureText.About(planned.Feature, leads ? Line : Whole, Tall);
        foreach (var tile in measured.Take(leads ? 1 : 0).SelectMany(metric => Pair(metric, Half, Tall)))
            yield return tile;
        if (Use() is { } use)
            yield return use;
        foreach (var funnel in planned.Metrics.Select(Funnel).OfType<Tile>())
            yield return funnel;
        foreach (var tile in measured.Skip(leads ? 1 : 0).SelectMany(metric => Pair(metric, Line, Low)))
            yield return tile;
        foreach (var metric in planned.Metrics.Where(metric => metric.Reason is not null))
            yield return FeatureText.NotShown(metric, Half, Low);
    }

    private static int Order(PlannedMetric planned) => planned.Metric.Role switch { Success => 0, Guardrail => 2, _ => 1 };

    private static Tile[] Pair(PlannedMetric metric, int line, int height)
    {
        var panels = new MetricPanels(metric, metric.Measure!);
        return [panels.Number(Number, height), panels.OverTime(line, height)];
    }

    /// <summary>How often the feature is used: its requests, and the events that its metrics are made of.</summary>
    private Tile? Use()
    {
        var series = new[] { planned.Requests }.Concat(planned.Metrics.Where(metric => metric.Metric.Role != Guardrail))
            // The samples of a gauge are readings of it, and no use of anything.
            .Where(metric => metric?.Measure is { } and not Level)
            .Select(metric => (Legend: Legend(metric == planned.Requests ? "requests" : metric!.Metric.Per ?? metric.Metric.Instrument), Expression: metric!.Measure!.Samples(Query.Range)))
            .Where(one => one.Expression is not null)
            .DistinctBy(one => one.Expression)
            .Select(one => (one.Legend, one.Expression!))
            .ToArray();
        return series.Length == 0 ? null : new(Half, Low, new("timeseries", "Depth of use")
        {
            Description = "How often the feature is used: what was counted within the interval before each point.",
            Datasource = DataSource.Chosen,
            Targets = Query.OverTime(series),
            FieldConfig = new(new(GrafanaUnit.Count) { Min = 0, Custom = new() { FillOpacity = 10 } }, []),
        });
    }

    /// <summary>Of those who begin, how many get through.</summary>
    private static Tile? Funnel(PlannedMetric planned)
    {
        var metric = planned.Metric;
        if (planned.Measure is not Share share || metric.Per is null || metric.Role == Guardrail || metric.Kind == "failureRate")
            return null;
        return new(Half, Low, new("bargauge", MetricText.Title(metric, "Funnel"))
        {
            Description = MetricText.Description(metric, "Shown are the counts that it is made of."),
            Datasource = DataSource.Chosen,
            Targets = Query.Now([(Step(metric.Per, metric.PerWhere), Count(share.All, metric)), (Step(metric.Instrument, metric.Where), Count(share.Part, metric))]),
            FieldConfig = new(new(GrafanaUnit.Count) { Min = 0, Color = new("fixed") { FixedColor = "blue" } }, []),
            Options = new BarGaugeOptions(),
        });
    }

    private static string Count(Selection series, ManifestMetric metric) => $"sum({series.Over("increase", metric.Window)})";

    private static string Step(string? instrument, string? where) => Legend(instrument + (string.IsNullOrEmpty(where) ? "" : " where " + where));

    private static string Legend(string? instrument) => PlainText.Line(instrument, LongestLegend) ?? "events";
}
