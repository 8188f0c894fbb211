using System.Runtime.CompilerServices;

namespace DeliveryGap;

/// <summary>
/// The one number that says whether the feature worked. A feature has exactly one; what else is worth watching is a
/// <see cref="SupportingMetricAttribute"/>, what must not get worse a <see cref="GuardrailAttribute"/>.
/// </summary>
/// <example>
/// Of the checkouts that are started, 62 instead of 54 percent are completed, over four weeks:
/// <code>
/// [SuccessMetric("shop.checkout.completed", MetricKind.Completion, Per = "shop.checkout.started",
///                Baseline = 0.54, Target = 0.62, Window = "28d")]
/// </code>
/// A number that another system keeps:
/// <code>
/// [SuccessMetric("crm.contracts.renewed", MetricKind.Retention, Per = "crm.contracts.due", Target = 0.9,
///                MeasuredBy = "dbt:renewals_quarterly")]
/// </code>
/// </example>
/// <param name="instrument">The telemetry instrument that code records: <c>shop.checkout.completed</c>.</param>
/// <param name="kind">What the number says, and so how it is read and which direction is better.</param>
/// <param name="line">Leave it out: the compiler fills it in.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method, Inherited = false)]
public sealed class SuccessMetricAttribute(string instrument, MetricKind kind, [CallerLineNumber] int line = 0)
    : MetricAttribute(instrument, kind, line)
{
    /// <summary>The number to reach: <c>0.62</c> for 62 percent. Not given: not a number.</summary>
    public double Target { get; set; } = double.NaN;
}
