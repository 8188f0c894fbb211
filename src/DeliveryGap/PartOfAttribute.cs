using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeliveryGap;

/// <summary>Says that the entry points here belong to a feature that is declared elsewhere with <see cref="FeatureAttribute"/>.</summary>
/// <example>
/// <code>
/// app.MapPost("/checkout/apple-pay", [PartOf("checkout.apple-pay")] (Order order) => …);
/// </code>
/// </example>
/// <param name="key">The feature's key.</param>
/// <param name="line">Leave it out: the compiler fills it in.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class PartOfAttribute(string key, [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>The feature's key.</summary>
    public string Key { get; } = key;

    /// <summary>Where the attribute is written; the compiler fills it in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Line { get; } = line;
}
