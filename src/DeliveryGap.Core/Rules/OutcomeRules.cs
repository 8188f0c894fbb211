using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Rules;

/// <summary>What else a feature says of its outcome: DG1003, DG1005, DG1006, DG1010, DG1015.</summary>
internal static class OutcomeRules
{
    /// <param name="name">What messages call the feature.</param>
    /// <param name="attributes">Those beside it.</param>
    public static IEnumerable<Finding> Judge(
        AttributeFact feature, string? key, string name, IReadOnlyList<AttributeFact> attributes, IReadOnlyList<MetricDeclaration> metrics)
    {
        // While the attribute is being typed, the compiler has more to say.
        if (feature.Argument(0) is not { IsKnown: true })
            yield break;

        if (IsEmpty(attributes.Find(DeliveryGapAttributes.Hypothesis), "Problem", "Audience", "Change", "Because"))
            yield return Lacks(RuleCatalog.FeatureStatesNoHypothesis);
        if (OutputOnly(metrics) is { } success)
            yield return DeclarationRules.Find(RuleCatalog.SuccessIsOutputOnly, success.Attribute.Place, key, success.Instrument, [name, $"{success.Kind}"]);
        if (!IsGuarded(metrics))
            yield return Lacks(RuleCatalog.NothingGuardsAgainstFailure);
        if (Text.IsMissing(feature.Argument("Owner")))
            yield return Lacks(RuleCatalog.FeatureHasNoOwner);
        if (IsEmpty(attributes.Find(DeliveryGapAttributes.OutcomeReview), "By", "Checkpoints"))
            yield return Lacks(RuleCatalog.NoOutcomeReview);

        Finding Lacks(Rule rule) => DeclarationRules.Find(rule, feature.Place, key, null, [name]);
    }

    /// <summary>Not there, or none of these arguments is filled in. What is still being typed is not empty.</summary>
    private static bool IsEmpty(AttributeFact? attribute, params string[] arguments) =>
        attribute is null
        || attribute.Positional.All(argument => argument.IsKnown) && arguments.All(name => Text.IsMissing(attribute.Argument(name)));

    /// <summary>The success metric, where neither it nor a supporting one counts what people achieve; null also where that cannot be known.</summary>
    private static MetricDeclaration? OutputOnly(IReadOnlyList<MetricDeclaration> metrics)
    {
        MetricDeclaration? success = null;
        foreach (var metric in metrics)
        {
            if (metric.Role == MetricRole.Guardrail || Text.IsMissing(metric.Attribute.Argument(0)))
                continue;
            if (metric.Kind is not (MetricKind.Engagement or MetricKind.UsageFrequency))
                return null;
            if (metric.Role == MetricRole.Success)
                success ??= metric;
        }

        return success;
    }

    /// <summary>A guardrail or the success metric itself watches failures, or may do so.</summary>
    private static bool IsGuarded(IReadOnlyList<MetricDeclaration> metrics)
    {
        foreach (var metric in metrics)
        {
            if (metric.Role != MetricRole.Supporting && metric.Kind is null or MetricKind.FailureRate && !Text.IsMissing(metric.Attribute.Argument(0)))
                return true;
        }

        return false;
    }
}
