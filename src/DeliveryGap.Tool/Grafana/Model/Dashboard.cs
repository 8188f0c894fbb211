using System.Text.Json.Serialization;

namespace DeliveryGap.Tool.Grafana.Model;

// The classic dashboard, as far as it is written here: camel case, null left out where nothing else is said.

internal sealed record Dashboard
{
    /// <summary>The server gives one at import.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? Id => null;

    /// <summary>At most 40 of letters, digits, <c>-</c> and <c>_</c>: by it a later import replaces an earlier one.</summary>
    public required string Uid { get; init; }

    public required string Title { get; init; }
    public required string Description { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public string Timezone => "browser";
    public bool Editable => false;

    /// <summary>The crosshair is shared.</summary>
    public int GraphTooltip => 1;

    public int SchemaVersion => 42;
    public string Refresh => "5m";
    public TimeRange Time { get; } = new("now-28d", "now");
    public required NamedList<Annotation> Annotations { get; init; }
    public required NamedList<Variable> Templating { get; init; }
    public required IReadOnlyList<Panel> Panels { get; init; }
}

internal sealed record NamedList<T>(IReadOnlyList<T> List);

internal sealed record TimeRange(string From, string To);

internal sealed record DataSource(string Type, string Uid)
{
    /// <summary>The one that the dashboard's reader chose.</summary>
    public static DataSource Chosen { get; } = new("prometheus", "${datasource}");

    public static DataSource OfGrafana { get; } = new("grafana", "-- Grafana --");
}

/// <param name="Type"><c>datasource</c> or <c>query</c>.</param>
internal sealed record Variable(string Name, string Label, string Type, string Query)
{
    public const string All = "$__all";

    public DataSource? Datasource { get; init; }
    public bool? Multi { get; init; }
    public bool? IncludeAll { get; init; }
    public string? AllValue { get; init; }

    /// <summary>1: with the dashboard, 2: with its time range.</summary>
    public int Refresh { get; init; } = 1;

    /// <summary>1: by the alphabet.</summary>
    public int? Sort { get; init; }

    public IReadOnlyList<VariableValue> Options { get; } = [];
    public VariableValue? Current { get; init; }
}

internal sealed record VariableValue(bool Selected, IReadOnlyList<string> Text, IReadOnlyList<string> Value);

/// <param name="Enable">Shown until the reader switches it off.</param>
internal sealed record Annotation(string Name, bool Enable, string IconColor, DataSource Datasource)
{
    public int? BuiltIn { get; init; }
    public bool? Hide { get; init; }
    public string? Type { get; init; }

    /// <summary>PromQL: each sample above zero is a mark.</summary>
    public string? Expr { get; init; }

    public string? TitleFormat { get; init; }
    public string? TextFormat { get; init; }

    /// <summary>Labels whose values become tags, with commas.</summary>
    public string? TagKeys { get; init; }

    /// <summary>The sample's value is the mark's time in milliseconds.</summary>
    public bool? UseValueForTime { get; init; }
}
