namespace DeliveryGap;

/// <summary>
/// Marks a parameter of a team's own telemetry wrapper: a constant that is passed here is an instrument that is recorded.
/// </summary>
/// <example>
/// <code>
/// public void Count([MetricName] string name) => …;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class MetricNameAttribute : Attribute;
