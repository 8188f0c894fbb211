namespace DeliveryGap.Core.Rules;

/// <summary>Every rule's id, spelled once. Frozen when released.</summary>
public static class RuleIds
{
    public const string EntryPointServesNoFeature = "DG1001";
    public const string FeatureDeclaresNoSuccessMetric = "DG1002";
    public const string GoalIsAmbiguous = "DG1004";
    public const string FeaturesShareKey = "DG1007";
    public const string MalformedValue = "DG1008";
    public const string UnknownKey = "DG1009";
    public const string AcceptedGapIsEmpty = "DG1016";
    public const string MalformedFile = "DG9001";
}
