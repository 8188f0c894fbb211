namespace DeliveryGap.Tool.Queries;

/// <summary>One condition on a series.</summary>
/// <param name="Operator"><c>=</c>, <c>!=</c>, <c>=~</c> or <c>!~</c>.</param>
/// <param name="Value">The text itself; a regular expression is escaped already.</param>
/// <param name="HoldsVariables">Grafana fills in what follows a <c>$</c>.</param>
internal sealed record Matcher(string Label, string Operator, string Value, bool HoldsVariables = false)
{
    public static Matcher Is(string label, string value) => new(label, "=", value);

    public static Matcher IsNotEmpty(string label) => new(label, "!=", "");
}
