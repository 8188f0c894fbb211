using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeliveryGap;

/// <summary>The KPI or objective that the feature is meant to move; see <see cref="KpiAttribute"/> and <see cref="ObjectiveAttribute"/>.</summary>
/// <example>
/// <code>
/// [Advances("conversion")]
/// </code>
/// </example>
/// <param name="key">The key of a KPI or an objective.</param>
/// <param name="line">Leave it out: the compiler fills it in.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class AdvancesAttribute(string key, [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>The key of a KPI or an objective.</summary>
    public string Key { get; } = key;

    /// <summary>Where the attribute is written; the compiler fills it in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Line { get; } = line;
}
