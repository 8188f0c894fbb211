using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeliveryGap;

/// <summary>What the product is for, in one sentence that features can be held against.</summary>
/// <example>
/// <code>
/// [assembly: Vision("Anybody can shop with one hand", Team = "shop", Horizon = "2028")]
/// </code>
/// </example>
/// <param name="statement">The sentence.</param>
/// <param name="line">Leave it out: the compiler fills it in.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class VisionAttribute(string statement, [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>The sentence.</summary>
    public string Statement { get; } = statement;

    /// <summary>Whose vision it is.</summary>
    public string? Team { get; set; }

    /// <summary>How far ahead it looks.</summary>
    public string? Horizon { get; set; }

    /// <summary>Where the attribute is written; the compiler fills it in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Line { get; } = line;
}
