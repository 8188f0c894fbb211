namespace DeliveryGap.Tool.Prometheus;

/// <summary>The names of series and alerts that the rules make; dashboards and routes of alerts build on them.</summary>
internal static class RuleNames
{
    /// <summary>A metric over its own window.</summary>
    public const string Value = "deliverygap:metric:value";

    /// <summary>How many events that value is made of.</summary>
    public const string Samples = "deliverygap:metric:samples";

    public const string Baseline = "deliverygap:metric:baseline";
    public const string Target = "deliverygap:metric:target";
    public const string Max = "deliverygap:metric:max";
    public const string Min = "deliverygap:metric:min";

    /// <summary>A guardrail over the short and the long window that its alert looks at; the label <c>range</c> says which.</summary>
    public const string Guardrail = "deliverygap:guardrail:value";

    public const string GuardrailBroken = "DeliveryGapGuardrailBroken";
    public const string MetricAbsent = "DeliveryGapMetricAbsent";
}
