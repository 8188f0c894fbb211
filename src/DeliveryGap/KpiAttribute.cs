using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeliveryGap;

/// <summary>A key performance indicator of the product, which features can advance with <see cref="AdvancesAttribute"/>.</summary>
/// <example>
/// <code>
/// [assembly: Kpi("conversion", KpiCategory.Conversion, Owner = "growth", TradesOffWith = "returns")]
/// </code>
/// </example>
/// <param name="key">The name that features refer to.</param>
/// <param name="category">What it is about.</param>
/// <param name="line">Leave it out: the compiler fills it in.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class KpiAttribute(string key, KpiCategory category, [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>The name that features refer to.</summary>
    public string Key { get; } = key;

    /// <summary>What it is about.</summary>
    public KpiCategory Category { get; } = category;

    /// <summary>The key of the KPI that tends to get worse when this one gets better.</summary>
    public string? TradesOffWith { get; set; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; set; }

    /// <summary>Where the attribute is written; the compiler fills it in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Line { get; } = line;
}
