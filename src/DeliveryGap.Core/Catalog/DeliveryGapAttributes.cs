using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Catalog;

/// <summary>The attributes that users write; matched by name, so that a code base may carry its own copy.</summary>
public static class DeliveryGapAttributes
{
    public const string Namespace = "DeliveryGap.";
    public const string Feature = "DeliveryGap.FeatureAttribute";
    public const string PartOf = "DeliveryGap.PartOfAttribute";
    public const string NotAFeature = "DeliveryGap.NotAFeatureAttribute";
    public const string SuccessMetric = "DeliveryGap.SuccessMetricAttribute";
    public const string SupportingMetric = "DeliveryGap.SupportingMetricAttribute";
    public const string Guardrail = "DeliveryGap.GuardrailAttribute";
    public const string Hypothesis = "DeliveryGap.HypothesisAttribute";
    public const string Advances = "DeliveryGap.AdvancesAttribute";
    public const string OutcomeReview = "DeliveryGap.OutcomeReviewAttribute";
    public const string Readiness = "DeliveryGap.ReadinessAttribute";
    public const string CustomerSignal = "DeliveryGap.CustomerSignalAttribute";
    public const string AcceptedGap = "DeliveryGap.AcceptedGapAttribute";
    public const string MetricName = "DeliveryGap.MetricNameAttribute";
    public const string Vision = "DeliveryGap.VisionAttribute";
    public const string Kpi = "DeliveryGap.KpiAttribute";
    public const string Objective = "DeliveryGap.ObjectiveAttribute";
    public const string DeliveryChain = "DeliveryGap.DeliveryChainAttribute";

    /// <summary>Those that stand on methods.</summary>
    public static IReadOnlyCollection<string> OnMethods { get; } =
    [
        Feature, PartOf, NotAFeature, SuccessMetric, SupportingMetric, Guardrail, Hypothesis, Advances, OutcomeReview, Readiness, CustomerSignal, AcceptedGap,
    ];

    /// <summary>Whether it declares what code should record.</summary>
    public static bool IsMetric(string type) => type is SuccessMetric or SupportingMetric or Guardrail;

    private const string Suffix = "Attribute";

    /// <summary>Whether it is one of those above or a future one of ours.</summary>
    public static bool IsOne(string type) =>
        type.StartsWith(Namespace, StringComparison.Ordinal)
        && type.EndsWith(Suffix, StringComparison.Ordinal)
        && type.IndexOf('.', Namespace.Length) < 0;

    /// <summary>Those of ours among the attributes.</summary>
    public static IReadOnlyList<AttributeFact> Among(IReadOnlyList<AttributeFact> attributes)
    {
        List<AttributeFact>? ours = null;
        foreach (var attribute in attributes)
        {
            if (IsOne(attribute.Type))
                (ours ??= []).Add(attribute);
        }

        return ours ?? (IReadOnlyList<AttributeFact>)[];
    }
}
