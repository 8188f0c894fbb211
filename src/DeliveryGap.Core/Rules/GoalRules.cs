using DeliveryGap.Core.Declarations;

namespace DeliveryGap.Core.Rules;

/// <summary>What makes a goal ambiguous (DG1004).</summary>
internal static class GoalRules
{
    /// <summary>The first ambiguity, with the argument that would end it; null when the goal is clear or cannot be known.</summary>
    public static (string Message, string Argument)? Ambiguity(MetricDeclaration metric)
    {
        // Until the instrument is filled in, DG1002 or DG1008 has said what there is to say.
        if (metric.Instrument is null || metric.Kind is not { } kind)
            return null;

        return MissingGoal(metric) ?? Contradiction(metric) ?? (kind.IsRatio() ? OutOfShare(metric) ?? MissingWhole(metric, kind) : null);
    }

    private static (string, string)? MissingGoal(MetricDeclaration metric) => metric.Role switch
    {
        MetricRole.Success when !Gives(metric, "Target") => ("it states no target; add Target = …", "Target"),
        // Without a limit a guardrail still means "not worse than the baseline".
        MetricRole.Guardrail when !Gives(metric, "Max") && !Gives(metric, "Min") && !Gives(metric, "Baseline") =>
            ("it states no limit; add Max = … or Min = …", "Max"),
        _ => null,
    };

    private static (string, string)? Contradiction(MetricDeclaration metric)
    {
        foreach (var (name, value) in Numbers(metric))
        {
            if (double.IsNaN(value) || double.IsInfinity(value))
                return ($"{name} is no number", name);
        }

        if (metric.Target is { } target && metric.Baseline == target)
            return ($"the target equals the baseline ({DeclarationRules.Number(target)}), so nothing has to change", "Target");
        if (metric.Min > metric.Max)
            return ("Min is above Max", "Min");
        return metric.Quantile is <= 0 or >= 1 ? ("a quantile lies between 0 and 1", "Quantile") : null;
    }

    private static (string, string)? OutOfShare(MetricDeclaration metric)
    {
        foreach (var (name, value) in Numbers(metric))
        {
            if (value is < 0 or > 1)
                return ($"{name} = {DeclarationRules.Number(value)}, but a share lies between 0 and 1", name);
        }

        return null;
    }

    // A failure rate without either is a share of the requests; what is measured elsewhere is defined there.
    private static (string, string)? MissingWhole(MetricDeclaration metric, MetricKind kind) =>
        kind != MetricKind.FailureRate && metric.MeasuredBy is null && !Gives(metric, "Per") && !Gives(metric, "Where")
            ? ($"{kind} is a share, but of what? Add Per = \"…\" with the instrument that counts the whole, or Where = \"…\"", "Per")
            : null;

    /// <summary>Named in the attribute, and no placeholder.</summary>
    private static bool Gives(MetricDeclaration metric, string name) => !Text.IsMissing(metric.Attribute.Argument(name));

    private static IEnumerable<(string Name, double Value)> Numbers(MetricDeclaration metric)
    {
        if (metric.Baseline is { } baseline)
            yield return ("Baseline", baseline);
        if (metric.Target is { } target)
            yield return ("Target", target);
        if (metric.Max is { } max)
            yield return ("Max", max);
        if (metric.Min is { } min)
            yield return ("Min", min);
    }
}
