namespace DeliveryGap.Tool.Diff;

/// <summary>The words for what changed, as the JSON has them. They stay.</summary>
internal static class ChangeType
{
    public const string ApplicationAdded = "applicationAdded";
    public const string ApplicationRemoved = "applicationRemoved";
    public const string KpiAdded = "kpiAdded";
    public const string KpiRemoved = "kpiRemoved";
    public const string ObjectiveAdded = "objectiveAdded";
    public const string ObjectiveRemoved = "objectiveRemoved";

    public const string FeatureAdded = "featureAdded";
    public const string FeatureRemoved = "featureRemoved";

    /// <summary>It is declared twice in one release (DG1007), so nobody can say which is which.</summary>
    public const string FeatureAmbiguous = "featureAmbiguous";

    public const string TitleChanged = "titleChanged";
    public const string BenefitChanged = "benefitChanged";
    public const string OwnerChanged = "ownerChanged";
    public const string StageChanged = "stageChanged";
    public const string FlagChanged = "flagChanged";
    public const string HypothesisChanged = "hypothesisChanged";
    public const string ExposureChanged = "exposureChanged";
    public const string AdvancesAdded = "advancesAdded";
    public const string AdvancesRemoved = "advancesRemoved";
    public const string EntryPointAdded = "entryPointAdded";
    public const string EntryPointRemoved = "entryPointRemoved";
    public const string ReviewAdded = "reviewAdded";
    public const string ReviewMoved = "reviewMoved";
    public const string ReviewRemoved = "reviewRemoved";
    public const string ReadinessChanged = "readinessChanged";

    public const string MetricAdded = "metricAdded";
    public const string MetricRemoved = "metricRemoved";
    public const string MetricRenamed = "metricRenamed";

    /// <summary>Another one stands in its place.</summary>
    public const string MetricReplaced = "metricReplaced";

    /// <summary>A success metric is none any more, or a guardrail is only watched.</summary>
    public const string MetricDemoted = "metricDemoted";

    public const string MetricPromoted = "metricPromoted";

    /// <summary>The same name counts something else: its kind, unit, quantile, <c>Where</c>, <c>Per</c> or <c>PerWhere</c>.</summary>
    public const string MeasureChanged = "measureChanged";

    public const string TargetChanged = "targetChanged";
    public const string BaselineChanged = "baselineChanged";
    public const string WindowChanged = "windowChanged";
    public const string GuardrailChanged = "guardrailChanged";
    public const string StatusChanged = "statusChanged";

    public const string GapAdded = "gapAdded";
    public const string GapClosed = "gapClosed";
    public const string GapAccepted = "gapAccepted";
    public const string AcceptanceExtended = "acceptanceExtended";
    public const string AcceptanceShortened = "acceptanceShortened";
}
