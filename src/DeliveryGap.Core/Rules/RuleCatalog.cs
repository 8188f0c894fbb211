using DeliveryGap.Core.Linking;

namespace DeliveryGap.Core.Rules;

/// <summary>Every rule of editor and build, in the order of their ids.</summary>
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

    public static readonly Rule FeatureStatesNoHypothesis = new()
    {
        Id = RuleIds.FeatureStatesNoHypothesis,
        Title = "Feature states no hypothesis",
        Message = "Feature '{0}' states no hypothesis; add [Hypothesis(…)] with the problem, who has it, and why this would solve it",
        Description = "A feature is a bet. Written down before it ships, the bet can be won or lost; afterwards every number seems to have been meant.",
        Level = Level.Outcome,
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

    public static readonly Rule SuccessIsOutputOnly = new()
    {
        Id = RuleIds.SuccessIsOutputOnly,
        Title = "Success is measured by output or surface engagement only",
        Message = "The success of '{0}' is measured by {1} alone, which says that people touch it and not that it helped; make what they achieve (Completion, Conversion, Retention, …) the success metric and this one a [SupportingMetric]",
        Description = "An outcome is something that people achieve and could not achieve before. How often they click on the way is output; it also rises when they are lost.",
        Level = Level.Outcome,
        IsAboutDeclaration = true,
    };

    public static readonly Rule NothingGuardsAgainstFailure = new()
    {
        Id = RuleIds.NothingGuardsAgainstFailure,
        Title = "Nothing guards against failure",
        Message = "Nothing guards '{0}' against failure; add a [Guardrail] of kind FailureRate with the share of failures that it may have",
        Description = "A number can rise while the feature fails for some of those who use it. A guardrail says how many failures are too many, before anybody is tempted to look away.",
        Level = Level.Outcome,
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

    public static readonly Rule FeatureHasNoOwner = new()
    {
        Id = RuleIds.FeatureHasNoOwner,
        Title = "Feature has no owner",
        Message = "Feature '{0}' has no owner; add Owner = \"…\" with the team that answers for its outcome",
        Description = "A number that nobody answers for moves nobody. The owner is who is asked when it does not move.",
        Level = Level.Outcome,
        IsAboutDeclaration = true,
    };

    public static readonly Rule FeatureAdvancesNothing = new()
    {
        Id = RuleIds.FeatureAdvancesNothing,
        Title = "Feature advances no KPI or objective, where some are declared",
        Message = "Feature '{0}' advances no KPI or objective; name the one that it serves with [Advances(\"…\")]",
        Description = "A product that has declared what it wants to become builds what brings it there. A feature that serves none of it is a distraction, or the declared goals are not the real ones.",
        Level = Level.WholeProduct,
    };

    public static readonly Rule ExistingLineIsDead = new()
    {
        Id = RuleIds.ExistingLineIsDead,
        Title = "A line of the existing list matches nothing any more",
        Message = "No entry point is '{0}' any more; delete the line",
        Description = "The existing list only shrinks. A line that is left behind would exempt the next entry point that happens to get the same route.",
        Level = Level.Outcome,
        IsInSource = false,
    };

    public static readonly Rule NoOutcomeReview = new()
    {
        Id = RuleIds.NoOutcomeReview,
        Title = "No outcome review is planned",
        Message = "No outcome review of '{0}' is planned; add [OutcomeReview(By = \"…\")] with the day by which somebody looks at the numbers and decides",
        Description = "A target without a day on which somebody looks at it is never missed. The review decides whether the feature stays, grows or goes.",
        Level = Level.Outcome,
        IsAboutDeclaration = true,
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

    public static readonly Rule NothingReachesFeature = new()
    {
        Id = RuleIds.NothingReachesFeature,
        Title = "Nothing reaches this feature: no entry point of the application serves it",
        Message = "Nothing reaches '{0}': no entry point of this application serves it; mark those that do with [PartOf(\"{0}\")], or remove the feature",
        Description = "A feature that no user can enter moves no number. Either its entry points do not say that they belong to it, or it was never put to use.",
        Level = Level.Metric,
        IsLive = false,
    };

    public static readonly Rule MalformedFile = new()
    {
        Id = RuleIds.MalformedFile,
        Title = "A file or setting of DeliveryGap is malformed",
        Message = "{0}",
        Description = "A line or a setting that DeliveryGap cannot read would otherwise be ignored without a word.",
        Level = Level.Metric,
        IsInSource = false,
    };

    public static IReadOnlyList<Rule> All { get; } =
    [
        EntryPointServesNoFeature, FeatureDeclaresNoSuccessMetric, FeatureStatesNoHypothesis, GoalIsAmbiguous, SuccessIsOutputOnly,
        NothingGuardsAgainstFailure, FeaturesShareKey, MalformedValue, UnknownKey, FeatureHasNoOwner, FeatureAdvancesNothing, ExistingLineIsDead,
        NoOutcomeReview, AcceptedGapIsEmpty, NothingReachesFeature, .. EvidenceRuleCatalog.All, MalformedFile,
    ];
}
