using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeliveryGap;

/// <summary>An objective of a team for a period, which features can advance with <see cref="AdvancesAttribute"/>.</summary>
/// <example>
/// <code>
/// [assembly: Objective("faster-checkout", KeyResult = "62% of checkouts are completed", Kpi = "conversion", Period = "2027-Q1")]
/// </code>
/// </example>
/// <param name="key">The name that features refer to.</param>
/// <param name="line">Leave it out: the compiler fills it in.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class ObjectiveAttribute(string key, [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>The name that features refer to.</summary>
    public string Key { get; } = key;

    /// <summary>How one knows that it is reached.</summary>
    public string? KeyResult { get; set; }

    /// <summary>The key of the KPI that it moves.</summary>
    public string? Kpi { get; set; }

    /// <summary>When it holds: <c>2027-Q1</c>.</summary>
    public string? Period { get; set; }

    /// <summary>Where the attribute is written; the compiler fills it in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Line { get; } = line;
}
