using System.Runtime.CompilerServices;

namespace DeliveryGap;

/// <summary>A number that must not get worse while the feature chases its success metric.</summary>
/// <example>
/// At most one request in a hundred to the feature fails:
/// <code>
/// [Guardrail("http.server.request.duration", MetricKind.FailureRate, Where = "error.type", Max = 0.01)]
/// </code>
/// </example>
/// <param name="instrument">The telemetry instrument that code records: <c>shop.checkout.completed</c>.</param>
/// <param name="kind">What the number says, and so how it is read and which direction is better.</param>
/// <param name="line">Leave it out: the compiler fills it in.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class GuardrailAttribute(string instrument, MetricKind kind, [CallerLineNumber] int line = 0)
    : MetricAttribute(instrument, kind, line)
{
    /// <summary>The number must not rise above this. Not given: not a number.</summary>
    public double Max { get; set; } = double.NaN;

    /// <summary>The number must not fall below this. Not given: not a number.</summary>
    public double Min { get; set; } = double.NaN;
}
