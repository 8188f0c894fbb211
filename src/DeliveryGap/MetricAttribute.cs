using System.ComponentModel;

namespace DeliveryGap;

/// <summary>
/// What <see cref="SuccessMetricAttribute"/>, <see cref="SupportingMetricAttribute"/> and <see cref="GuardrailAttribute"/> have in common.
/// </summary>
public abstract class MetricAttribute : Attribute
{
    private protected MetricAttribute(string instrument, MetricKind kind, int line)
    {
        Instrument = instrument;
        Kind = kind;
        Line = line;
    }

    /// <summary>The telemetry instrument that code records: <c>shop.checkout.completed</c>.</summary>
    public string Instrument { get; }

    /// <summary>What the number says, and so how it is read and which direction is better.</summary>
    public MetricKind Kind { get; }

    /// <summary>The instrument that a share is a share of: completed checkouts <c>Per</c> started ones.</summary>
    public string? Per { get; set; }

    /// <summary>
    /// Counts only records with this tag: <c>outcome=failed</c>, or a bare <c>error.type</c> for "present and not empty".
    /// </summary>
    public string? Where { get; set; }

    /// <summary>The same for <see cref="Per"/>.</summary>
    public string? PerWhere { get; set; }

    /// <summary>The name of the meter that holds the instrument, where two meters have one of that name.</summary>
    public string? Meter { get; set; }

    /// <summary>What the number was before the feature; zero is a baseline too. Not given: not a number.</summary>
    public double Baseline { get; set; } = double.NaN;

    /// <summary>How long is counted: hours, days or weeks, such as <c>12h</c>, <c>28d</c> (where not given), <c>4w</c>.</summary>
    public string? Window { get; set; }

    /// <summary>For <see cref="MetricKind.Latency"/>: the share of requests that are at least this fast. Not given: 0.95 is meant, and this is not a number.</summary>
    public double Quantile { get; set; } = double.NaN;

    /// <summary>The unit of the numbers given here, where the instrument does not say it.</summary>
    public string? Unit { get; set; }

    /// <summary>Who keeps the number, if this program does not record it: <c>dbt:retention_28d</c>.</summary>
    public string? MeasuredBy { get; set; }

    /// <summary>Where the attribute is written; the compiler fills it in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Line { get; }
}
