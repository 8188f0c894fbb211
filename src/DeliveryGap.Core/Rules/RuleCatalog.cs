namespace DeliveryGap.Core.Rules;

/// <summary>Every rule, in the order of their ids.</summary>
public static class RuleCatalog
{
    public static readonly Rule EntryPointServesNoFeature = new()
    {
        Id = RuleIds.EntryPointServesNoFeature,
        Title = "Entry point serves no declared feature",
        Message = "'{0}' serves no declared feature; mark it with [Feature(\"{1}\")] or [PartOf(…)], or say with [NotAFeature(…)] why it serves no user",
        Description = "Every way into the program that a user can take belongs to a feature that says which number it must move. Entry points that were there before DeliveryGap are listed in DeliveryGap.Existing.txt.",
        Level = Level.Metric,
    };

    public static readonly Rule FeatureDeclaresNoSuccessMetric = new()
    {
        Id = RuleIds.FeatureDeclaresNoSuccessMetric,
        Title = "Feature declares no success metric",
        Message = "Feature '{0}' declares no success metric; add [SuccessMetric(…)] with the one number that says whether it worked",
        Description = "A feature without a success metric can neither succeed nor fail. Name the instrument that its code records and what it should show.",
        Level = Level.Metric,
        IsAboutDeclaration = true,
    };

    public static readonly Rule GoalIsAmbiguous = new()
    {
        Id = RuleIds.GoalIsAmbiguous,
        Title = "The goal is ambiguous",
        Message = "The goal of '{0}' is ambiguous: {1}",
        Description = "A goal that two people can read in two ways is settled after the fact. State a target that differs from the baseline, say what a share is a share of, and keep shares between 0 and 1.",
        Level = Level.Metric,
        IsAboutDeclaration = true,
    };

    public static readonly Rule FeaturesShareKey = new()
    {
        Id = RuleIds.FeaturesShareKey,
        Title = "Two features share a key",
        Message = "The key '{0}' is declared again; it belongs to {1}: give this feature a key of its own, or make it [PartOf(\"{0}\")]",
        Description = "Dashboards, reviews and release notes know a feature by its key, so a key stands for one feature.",
        Level = Level.Metric,
        IsLive = false,
    };

    public static readonly Rule MalformedValue = new()
    {
        Id = RuleIds.MalformedValue,
        Title = "Malformed key, instrument name, window or date",
        Message = "'{0}' is no {1}: {2}",
        Description = "Keys, instrument names, windows and dates are read by other programs. A malformed instrument name is dropped by OpenTelemetry without a word.",
        Level = Level.Metric,
        IsAboutDeclaration = true,
    };

    public static readonly Rule UnknownKey = new()
    {
        Id = RuleIds.UnknownKey,
        Title = "Unknown feature, KPI, objective or party",
        Message = "No {0} '{1}' is declared; {2}",
        Description = "A key that nothing declares is a slip of the pen or a feature that was removed.",
        Level = Level.Metric,
    };

    public static readonly Rule AcceptedGapIsEmpty = new()
    {
        Id = RuleIds.AcceptedGapIsEmpty,
        Title = "An accepted gap gives no reason, or names no rule",
        Message = "This accepted gap {0}; {1}",
        Description = "Accepting a gap is a decision that somebody will ask about: name the rule and say why.",
        Level = Level.Metric,
        IsAboutDeclaration = true,
    };

    public static readonly Rule MalformedFile = new()
    {
        Id = RuleIds.MalformedFile,
        Title = "A file or setting of DeliveryGap is malformed",
        Message = "{0}",
        Description = "A line or a setting that DeliveryGap cannot read would otherwise be ignored without a word.",
        Level = Level.Metric,
    };

    public static IReadOnlyList<Rule> All { get; } =
    [
        EntryPointServesNoFeature, FeatureDeclaresNoSuccessMetric, GoalIsAmbiguous, FeaturesShareKey, MalformedValue, UnknownKey,
        AcceptedGapIsEmpty, MalformedFile,
    ];
}
