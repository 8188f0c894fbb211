using System.Text.Json.Serialization;

namespace DeliveryGap.Tool.Grafana.Model;

/// <param name="Type"><c>row</c>, <c>text</c>, <c>stat</c>, <c>timeseries</c> or <c>bargauge</c>.</param>
internal sealed record Panel(string Type, string Title)
{
    /// <summary>Unique within the dashboard, from 1.</summary>
    public int Id { get; init; }

    /// <summary>Markdown.</summary>
    public string? Description { get; init; }

    public GridPos? GridPos { get; init; }
    public DataSource? Datasource { get; init; }
    public IReadOnlyList<Target>? Targets { get; init; }
    public FieldConfig? FieldConfig { get; init; }
    public object? Options { get; init; }

    /// <summary>Of a row.</summary>
    public bool? Collapsed { get; init; }

    /// <summary>Of a row: what is below it while it is collapsed.</summary>
    public IReadOnlyList<Panel>? Panels { get; init; }
}

/// <summary>In the grid's units: 24 columns.</summary>
internal sealed record GridPos(int H, int W, int X, int Y);

/// <summary>A query of the panel's data source.</summary>
internal sealed record Target(string RefId, string Expr, string LegendFormat)
{
    /// <summary>One number now.</summary>
    public bool? Instant { get; init; }

    /// <summary>A number for each point in time.</summary>
    public bool? Range { get; init; }
}

internal sealed record FieldConfig(FieldDefaults Defaults, IReadOnlyList<FieldOverride> Overrides);

internal sealed record FieldDefaults(string Unit)
{
    public double? Min { get; init; }
    public Color? Color { get; init; }
    public Thresholds? Thresholds { get; init; }
    public IReadOnlyList<SpecialMapping>? Mappings { get; init; }
    public LineStyle? Custom { get; init; }
}

/// <param name="Mode"><c>fixed</c>, <c>thresholds</c> or <c>palette-classic</c>.</param>
internal sealed record Color(string Mode)
{
    public string? FixedColor { get; init; }
}

/// <param name="Steps">In ascending order; the first has no value.</param>
internal sealed record Thresholds(IReadOnlyList<ThresholdStep> Steps)
{
    public string Mode => "absolute";
}

/// <param name="Value">From here on.</param>
internal sealed record ThresholdStep(string Color, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Value);

internal sealed record SpecialMapping(SpecialMatch Options)
{
    public string Type => "special";
}

internal sealed record SpecialMatch(string Match, MappedValue Result);

internal sealed record MappedValue(string Text, string Color)
{
    public int Index => 0;
}

/// <summary>How a time series is drawn.</summary>
internal sealed record LineStyle
{
    public string? DrawStyle { get; init; }
    public int? FillOpacity { get; init; }
    public ThresholdsStyle? ThresholdsStyle { get; init; }
    public double? AxisSoftMin { get; init; }
    public double? AxisSoftMax { get; init; }
}

internal sealed record ThresholdsStyle(string Mode);

internal sealed record FieldOverride(FieldMatcher Matcher, IReadOnlyList<FieldProperty> Properties)
{
    /// <param name="series">The legend of the series.</param>
    public static FieldOverride Of(string series, params IReadOnlyList<FieldProperty> properties) => new(new("byName", series), properties);
}

internal sealed record FieldMatcher(string Id, string Options);

internal sealed record FieldProperty(string Id, object Value);

// What is not written of a panel's options is the plugin's default: of a stat the last number that there is.

internal sealed record TextOptions(string Content)
{
    public string Mode => "html";
}

internal sealed record StatOptions
{
    public string ColorMode => "background";
    public string GraphMode => "none";
}

internal sealed record BarGaugeOptions
{
    public string Orientation => "horizontal";
    public string DisplayMode => "basic";
}
