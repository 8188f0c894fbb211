using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeliveryGap;

/// <summary>Says why an entry point serves no user: a health probe, an internal hook, a metrics endpoint.</summary>
/// <example>
/// <code>
/// app.MapGet("/healthz", [NotAFeature("the load balancer's probe")] () => "ok");
/// </code>
/// </example>
/// <param name="because">The reason, for whoever reads the list of what is not a feature.</param>
/// <param name="line">Leave it out: the compiler fills it in.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method, Inherited = false)]
public sealed class NotAFeatureAttribute(string because, [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>The reason, for whoever reads the list of what is not a feature.</summary>
    public string Because { get; } = because;

    /// <summary>Where the attribute is written; the compiler fills it in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Line { get; } = line;
}
