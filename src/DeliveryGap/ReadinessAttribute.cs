using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeliveryGap;

/// <summary>What a party of the delivery chain needs before the feature reaches users, or why it needs nothing.</summary>
/// <example>
/// <code>
/// [Readiness(Party.Support, Document = "docs/support/apple-pay.md")]
/// [Readiness(Party.Legal, NotNeededBecause = "no new personal data")]
/// </code>
/// </example>
/// <param name="party">Who is to be ready: one of <see cref="DeliveryGap.Party"/>, or a name that a <see cref="DeliveryChainAttribute"/> declares.</param>
/// <param name="line">Leave it out: the compiler fills it in.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class ReadinessAttribute(string party, [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>Who is to be ready: one of <see cref="DeliveryGap.Party"/>, or a name that a <see cref="DeliveryChainAttribute"/> declares.</summary>
    public string Party { get; } = party;

    /// <summary>The document that makes the party ready, relative to the repository.</summary>
    public string? Document { get; set; }

    /// <summary>Why the party needs none.</summary>
    public string? NotNeededBecause { get; set; }

    /// <summary>Where the attribute is written; the compiler fills it in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Line { get; } = line;
}
