namespace DeliveryGap.Core.Rules;

/// <summary>Every rule's id, spelled once. Frozen when released.</summary>
public static class RuleIds
{
    public const string EntryPointServesNoFeature = "DG1001";
    public const string FeatureDeclaresNoSuccessMetric = "DG1002";
    public const string FeatureStatesNoHypothesis = "DG1003";
    public const string GoalIsAmbiguous = "DG1004";
    public const string SuccessIsOutputOnly = "DG1005";
    public const string NothingGuardsAgainstFailure = "DG1006";
    public const string FeaturesShareKey = "DG1007";
    public const string MalformedValue = "DG1008";
    public const string UnknownKey = "DG1009";
    public const string FeatureHasNoOwner = "DG1010";
    public const string FeatureAdvancesNothing = "DG1012";
    public const string ExistingLineIsDead = "DG1014";
    public const string NoOutcomeReview = "DG1015";
    public const string AcceptedGapIsEmpty = "DG1016";
    public const string NothingReachesFeature = "DG1017";
    public const string SuccessMetricNeverRecorded = "DG2001";
    public const string MetricNeverRecorded = "DG2002";
    public const string PerNeverRecorded = "DG2003";
    public const string FailureDisappears = "DG2004";
    public const string InstrumentContradictsDeclaration = "DG2005";
    public const string NearMiss = "DG2006";
    public const string MeterNeverExported = "DG2007";
    public const string TagIsUnbounded = "DG2008";
    public const string EvidenceLeavesProject = "DG2009";
    public const string FlagNeverChecked = "DG3001";
    public const string ReviewIsOverdue = "DG5001";
    public const string AcceptanceExpired = "DG5002";
    public const string GoalpostsMoved = "DG5003";
    public const string KpiClaimedTwice = "DG5004";
    public const string MalformedFile = "DG9001";

    /// <summary>Whether a gap of that rule can be accepted: a rule of the families DG1 to DG4, this version's or a later one's.</summary>
    public static bool IsGap(string id) =>
        id.Length == 6 && id.StartsWith("DG", StringComparison.Ordinal)
        && int.TryParse(id.Substring(2), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
        && number is (> 1000 and <= 1017) or (> 2000 and <= 2009) or (> 3000 and <= 3002) or (> 4000 and <= 4003);
}
