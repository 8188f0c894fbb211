using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeliveryGap;

/// <summary>When somebody looks at the numbers and decides whether the feature stays, grows or goes.</summary>
/// <example>
/// <code>
/// [OutcomeReview(By = "2027-03-31", Owner = "payments", Checkpoints = ["7d", "30d"])]
/// </code>
/// </example>
/// <param name="line">Leave it out: the compiler fills it in.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method, Inherited = false)]
public sealed class OutcomeReviewAttribute([CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>The day by which the outcome is reviewed: <c>2027-03-31</c>.</summary>
    public string? By { get; set; }

    /// <summary>Who calls the review.</summary>
    public string? Owner { get; set; }

    /// <summary>Earlier looks, counted from the release: <c>7d</c>, <c>30d</c>.</summary>
    public string[]? Checkpoints { get; set; }

    /// <summary>Where the attribute is written; the compiler fills it in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Line { get; } = line;
}
