using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Grafana.Model;
using DeliveryGap.Tool.Queries;

namespace DeliveryGap.Tool.Grafana;

/// <summary>The panels of one metric: its number over its own window, and how it moves.</summary>
internal sealed class MetricPanels(PlannedMetric planned, Measure measure)
{
    private const string Value = "value";
    private const string Target = "target";
    private const string Baseline = "baseline";
    private const string Dimmed = "text";

    // A number of which nothing is known is never shown as a good one.
    private static readonly IReadOnlyList<SpecialMapping> NothingIsBad = [new(new("null+nan", new("no data", "red")))];

    private static readonly FieldProperty Dashed = new("custom.lineStyle", new { Fill = "dash", Dash = new[] { 10, 10 } });

    private readonly ManifestMetric metric = planned.Metric;
    private readonly string unit = GrafanaUnit.Of(measure, planned.Unit);

    public Tile Number(int width, int height) => new(width, height, new("stat", MetricText.Title(metric))
    {
        Description = MetricText.Description(metric, $"Shown is what it was within the last {metric.Window}."),
        Datasource = DataSource.Chosen,
        Targets = Query.Now([(Value, measure.Value(metric.Window))]),
        FieldConfig = new(new(unit) { Color = new("thresholds"), Thresholds = Bounds.Of(metric), Mappings = NothingIsBad }, []),
        Options = new StatOptions(),
    });

    /// <summary>What grows with its window has no bounds in a shorter one, and is drawn as what was added.</summary>
    public Tile OverTime(int width, int height) => new(width, height, new("timeseries", MetricText.Title(metric, measure.GrowsWithWindow ? "Over time" : null))
    {
        Description = MetricText.Description(metric, "Shown is what it was within the interval before each point."),
        Datasource = DataSource.Chosen,
        Targets = Query.OverTime([(Value, measure.Value(Query.Range)), .. Marks.Select(mark => (mark.Name, $"vector({PromQl.Number(mark.Value)})"))]),
        FieldConfig = measure.GrowsWithWindow ? Amounts : metric.Role == "guardrail" ? Bounded : Aimed,
    });

    private IEnumerable<(string Name, double Value)> Marks =>
        metric.Role == "guardrail" || measure.GrowsWithWindow ? []
        : new[] { (Name: Target, Value: metric.Target), (Name: Baseline, Value: metric.Baseline) }
            .Where(mark => mark.Value is not null).Select(mark => (mark.Name, mark.Value!.Value));

    private FieldConfig Amounts => new(new(unit) { Min = 0, Custom = new() { DrawStyle = "bars", FillOpacity = 60 } }, []);

    private FieldConfig Aimed => new(
        new(unit) { Custom = new() { FillOpacity = 10 } },
        [
            .. Marks.Select(mark => FieldOverride.Of(
                mark.Name, Dashed, new("custom.fillOpacity", 0), new("color", new Color("fixed") { FixedColor = mark.Name == Target ? "green" : Dimmed }))),
        ]);

    // The line is as red as the area that it is in.
    private FieldConfig Bounded => new(
        new(unit)
        {
            Color = new("thresholds"), Thresholds = Bounds.Of(metric),
            Custom = new()
            {
                FillOpacity = 10, ThresholdsStyle = new("dashed+area"),
                AxisSoftMin = metric.Min is { } min ? Math.Min(0, min) : 0, AxisSoftMax = metric.Max ?? metric.Min,
            },
        },
        []);
}
