using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeliveryGap;

/// <summary>
/// Declares a feature: a unit of value for a user. Together with one <see cref="SuccessMetricAttribute"/> it says what
/// was built and which number shows that it worked.
/// </summary>
/// <remarks>
/// It stands on the type or method that is the feature, or on an empty type beside its entry points, which then are
/// <see cref="PartOfAttribute"/> it. A base type's feature does not cover the types derived from it.
/// </remarks>
/// <example>
/// <code>
/// [Feature("checkout.apple-pay", Owner = "payments", Stage = Stage.Rollout,
///          Benefit = "Pay in one tap, without typing a card number")]
/// [SuccessMetric("shop.checkout.completed", MetricKind.Completion, Per = "shop.checkout.started", Target = 0.62)]
/// public sealed class ApplePayController : ControllerBase { … }
/// </code>
/// </example>
/// <param name="key">The name that dashboards, reviews and release notes know the feature by: lower-case words of letters, digits and <c>-</c>, joined by <c>.</c>, such as <c>checkout.apple-pay</c>.</param>
/// <param name="line">Leave it out: the compiler fills it in.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method, Inherited = false)]
public sealed class FeatureAttribute(string key, [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>The name that dashboards, reviews and release notes know the feature by: lower-case words of letters, digits and <c>-</c>, joined by <c>.</c>, such as <c>checkout.apple-pay</c>.</summary>
    public string Key { get; } = key;

    /// <summary>What people call it. Without one, it is known by its key.</summary>
    public string? Title { get; set; }

    /// <summary>The team that answers for the outcome.</summary>
    public string? Owner { get; set; }

    /// <summary>How far along it is.</summary>
    public Stage Stage { get; set; }

    /// <summary>The key of the feature flag that switches it on.</summary>
    public string? Flag { get; set; }

    /// <summary>What a user gains, in the user's words.</summary>
    public string? Benefit { get; set; }

    /// <summary>Where the attribute is written; the compiler fills it in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Line { get; } = line;
}
