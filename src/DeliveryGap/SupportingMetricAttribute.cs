using System.Runtime.CompilerServices;

namespace DeliveryGap;

/// <summary>A number that shows how deeply the feature is used, beside its <see cref="SuccessMetricAttribute"/>.</summary>
/// <example>
/// <code>
/// [SupportingMetric("shop.checkout.applepay.used", MetricKind.UsageFrequency)]
/// </code>
/// </example>
/// <param name="instrument">The telemetry instrument that code records: <c>shop.checkout.completed</c>.</param>
/// <param name="kind">What the number says, and so how it is read and which direction is better.</param>
/// <param name="line">Leave it out: the compiler fills it in.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class SupportingMetricAttribute(string instrument, MetricKind kind, [CallerLineNumber] int line = 0)
    : MetricAttribute(instrument, kind, line)
{
    /// <summary>The number to reach: <c>0.62</c> for 62 percent. Not given: not a number.</summary>
    public double Target { get; set; } = double.NaN;
}
