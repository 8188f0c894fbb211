using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeliveryGap;

/// <summary>Why the feature is believed to work: whose problem it solves, and why this would solve it.</summary>
/// <example>
/// <code>
/// [Hypothesis(Problem = "Returning mobile shoppers abandon when asked to type a card number",
///             Audience = "returning mobile shoppers", Because = "Apple Pay removes the typing")]
/// </code>
/// </example>
/// <param name="line">Leave it out: the compiler fills it in.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method, Inherited = false)]
public sealed class HypothesisAttribute([CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>What is hard, slow or impossible for the audience today.</summary>
    public string? Problem { get; set; }

    /// <summary>Who has the problem.</summary>
    public string? Audience { get; set; }

    /// <summary>What they will do differently.</summary>
    public string? Change { get; set; }

    /// <summary>Why this feature would bring the change about.</summary>
    public string? Because { get; set; }

    /// <summary>Where the attribute is written; the compiler fills it in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Line { get; } = line;
}
