using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeliveryGap;

/// <summary>
/// A gap that somebody took on, with a reason: the rule stops warning here, and the gap stays visible in the release
/// manifest as accepted.
/// </summary>
/// <example>
/// <code>
/// [Feature("stock.nightly-report", Owner = "warehouse")]
/// [AcceptedGap("DG1002", "the warehouse system that counts stock-outs goes live in May", Until = "2027-05-31")]
/// </code>
/// </example>
/// <param name="rule">The rule's id: <c>DG1002</c>.</param>
/// <param name="because">The reason, for whoever asks later.</param>
/// <param name="line">Leave it out: the compiler fills it in.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class AcceptedGapAttribute(string rule, string because, [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>The rule's id: <c>DG1002</c>.</summary>
    public string Rule { get; } = rule;

    /// <summary>The reason, for whoever asks later.</summary>
    public string Because { get; } = because;

    /// <summary>The instrument that the gap is about, where a feature has several.</summary>
    public string? On { get; set; }

    /// <summary>The day when the gap is no longer accepted: <c>2027-05-31</c>.</summary>
    public string? Until { get; set; }

    /// <summary>Where the attribute is written; the compiler fills it in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Line { get; } = line;
}
