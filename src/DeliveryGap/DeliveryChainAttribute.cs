using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeliveryGap;

/// <summary>
/// A party that has to be ready before a feature of this product reaches users; features answer with <see cref="ReadinessAttribute"/>.
/// </summary>
/// <example>
/// <code>
/// [assembly: DeliveryChain(Party.Support)]
/// </code>
/// </example>
/// <param name="party">One of <see cref="DeliveryGap.Party"/>, or a name of your own, which this declares.</param>
/// <param name="line">Leave it out: the compiler fills it in.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class DeliveryChainAttribute(string party, [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>One of <see cref="DeliveryGap.Party"/>, or a name of your own, which this declares.</summary>
    public string Party { get; } = party;

    /// <summary>Where the attribute is written; the compiler fills it in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Line { get; } = line;
}
