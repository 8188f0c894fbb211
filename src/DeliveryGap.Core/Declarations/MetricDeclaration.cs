using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Declarations;

public enum MetricRole
{
    Success,
    Supporting,
    Guardrail,
}

/// <summary>What a number means; the values are those of <c>DeliveryGap.MetricKind</c>.</summary>
public enum MetricKind
{
    Activation = 0,
    UsageFrequency = 1,
    Completion = 2,
    Retention = 3,
    Conversion = 4,
    Acquisition = 5,
    Satisfaction = 6,
    Revenue = 7,
    Cost = 8,
    FailureRate = 9,
    Latency = 10,
    Engagement = 11,
}

public static class MetricKinds
{
    /// <summary>A share of something: between 0 and 1.</summary>
    public static bool IsRatio(this MetricKind kind) =>
        kind is MetricKind.Completion or MetricKind.Conversion or MetricKind.Activation or MetricKind.Retention or MetricKind.FailureRate;

    public static bool IsLowerBetter(this MetricKind kind) => kind is MetricKind.FailureRate or MetricKind.Latency or MetricKind.Cost;
}

/// <summary>A <c>[SuccessMetric]</c>, <c>[SupportingMetric]</c> or <c>[Guardrail]</c>.</summary>
public sealed class MetricDeclaration
{
    public required MetricRole Role { get; init; }
    public required AttributeFact Attribute { get; init; }

    /// <summary>Null when missing, a placeholder or not known.</summary>
    public string? Instrument => Attribute.Argument(0).TextOrNull();

    /// <summary>Null when not known.</summary>
    public MetricKind? Kind =>
        Attribute.Argument(1) is { IsKnown: true, Value: int kind } && kind is >= 0 and <= (int)MetricKind.Engagement ? (MetricKind)kind : null;

    public string? Per => Text("Per");
    public string? Where => Text("Where");
    public string? PerWhere => Text("PerWhere");
    public string? Meter => Text("Meter");
    public string? Window => Text("Window");
    public string? Unit => Text("Unit");

    /// <summary>Where the number comes from when this process does not record it: <c>dbt:retention_28d</c>.</summary>
    public string? MeasuredBy => Text("MeasuredBy");

    public double? Baseline => Number("Baseline");
    public double? Target => Number("Target");
    public double? Max => Number("Max");
    public double? Min => Number("Min");
    public double? Quantile => Number("Quantile");

    /// <summary>Which way is better; null where the kind is not known.</summary>
    public bool? Increases =>
        Target is { } target && Baseline is { } baseline && target != baseline ? target > baseline
        : Kind is { } kind ? !kind.IsLowerBetter()
        : null;

    /// <summary>The metrics among a symbol's attributes, success metric first.</summary>
    public static IReadOnlyList<MetricDeclaration> Among(IReadOnlyList<AttributeFact> attributes)
    {
        List<MetricDeclaration> metrics = [];
        foreach (var role in new[] { MetricRole.Success, MetricRole.Supporting, MetricRole.Guardrail })
        {
            foreach (var attribute in attributes)
            {
                if (attribute.Type == TypeOf(role))
                    metrics.Add(new() { Role = role, Attribute = attribute });
            }
        }

        return metrics;
    }

    private static string TypeOf(MetricRole role) => role switch
    {
        MetricRole.Success => DeliveryGapAttributes.SuccessMetric,
        MetricRole.Supporting => DeliveryGapAttributes.SupportingMetric,
        _ => DeliveryGapAttributes.Guardrail,
    };

    private string? Text(string name) => Attribute.Argument(name).TextOrNull();

    private double? Number(string name) => Attribute.Argument(name) is { IsKnown: true, Value: double number } ? number : null;
}

internal static class ArgumentText
{
    /// <summary>The argument's text; null when it is missing, a placeholder or not known.</summary>
    public static string? TextOrNull(this AttributeArgument? argument) =>
        argument is { IsKnown: true, Value: string text } && !Declarations.Text.IsMissing(text) ? text : null;

    /// <summary>The texts of an array argument that are given.</summary>
    public static IEnumerable<string> Texts(this AttributeArgument? argument) =>
        argument is { IsKnown: true, Value: object?[] items } ? items.OfType<string>().Where(text => !Declarations.Text.IsMissing(text)) : [];
}
