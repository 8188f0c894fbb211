using System.Collections.Immutable;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers;

/// <summary>
/// The rules as Roslyn knows them. Each is created with constants where release tracking looks (id, category, severity);
/// everything else is the catalog's.
/// </summary>
internal static class Descriptors
{
    private const string Category = "DeliveryGap";

    public static readonly DiagnosticDescriptor EntryPointServesNoFeature = new(
        RuleIds.EntryPointServesNoFeature, RuleCatalog.EntryPointServesNoFeature.Title, RuleCatalog.EntryPointServesNoFeature.Message,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        RuleCatalog.EntryPointServesNoFeature.Description, RuleCatalog.EntryPointServesNoFeature.HelpLink);

    public static readonly DiagnosticDescriptor FeatureDeclaresNoSuccessMetric = new(
        RuleIds.FeatureDeclaresNoSuccessMetric, RuleCatalog.FeatureDeclaresNoSuccessMetric.Title, RuleCatalog.FeatureDeclaresNoSuccessMetric.Message,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        RuleCatalog.FeatureDeclaresNoSuccessMetric.Description, RuleCatalog.FeatureDeclaresNoSuccessMetric.HelpLink);

    public static readonly DiagnosticDescriptor FeatureStatesNoHypothesis = new(
        RuleIds.FeatureStatesNoHypothesis, RuleCatalog.FeatureStatesNoHypothesis.Title, RuleCatalog.FeatureStatesNoHypothesis.Message,
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        RuleCatalog.FeatureStatesNoHypothesis.Description, RuleCatalog.FeatureStatesNoHypothesis.HelpLink);

    public static readonly DiagnosticDescriptor GoalIsAmbiguous = new(
        RuleIds.GoalIsAmbiguous, RuleCatalog.GoalIsAmbiguous.Title, RuleCatalog.GoalIsAmbiguous.Message,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        RuleCatalog.GoalIsAmbiguous.Description, RuleCatalog.GoalIsAmbiguous.HelpLink);

    public static readonly DiagnosticDescriptor SuccessIsOutputOnly = new(
        RuleIds.SuccessIsOutputOnly, RuleCatalog.SuccessIsOutputOnly.Title, RuleCatalog.SuccessIsOutputOnly.Message,
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        RuleCatalog.SuccessIsOutputOnly.Description, RuleCatalog.SuccessIsOutputOnly.HelpLink);

    public static readonly DiagnosticDescriptor NothingGuardsAgainstFailure = new(
        RuleIds.NothingGuardsAgainstFailure, RuleCatalog.NothingGuardsAgainstFailure.Title, RuleCatalog.NothingGuardsAgainstFailure.Message,
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        RuleCatalog.NothingGuardsAgainstFailure.Description, RuleCatalog.NothingGuardsAgainstFailure.HelpLink);

    public static readonly DiagnosticDescriptor MalformedValue = new(
        RuleIds.MalformedValue, RuleCatalog.MalformedValue.Title, RuleCatalog.MalformedValue.Message,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        RuleCatalog.MalformedValue.Description, RuleCatalog.MalformedValue.HelpLink);

    public static readonly DiagnosticDescriptor UnknownKey = new(
        RuleIds.UnknownKey, RuleCatalog.UnknownKey.Title, RuleCatalog.UnknownKey.Message,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        RuleCatalog.UnknownKey.Description, RuleCatalog.UnknownKey.HelpLink);

    public static readonly DiagnosticDescriptor FeatureHasNoOwner = new(
        RuleIds.FeatureHasNoOwner, RuleCatalog.FeatureHasNoOwner.Title, RuleCatalog.FeatureHasNoOwner.Message,
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        RuleCatalog.FeatureHasNoOwner.Description, RuleCatalog.FeatureHasNoOwner.HelpLink);

    public static readonly DiagnosticDescriptor FeatureAdvancesNothing = new(
        RuleIds.FeatureAdvancesNothing, RuleCatalog.FeatureAdvancesNothing.Title, RuleCatalog.FeatureAdvancesNothing.Message,
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        RuleCatalog.FeatureAdvancesNothing.Description, RuleCatalog.FeatureAdvancesNothing.HelpLink);

    public static readonly DiagnosticDescriptor ExistingLineIsDead = new(
        RuleIds.ExistingLineIsDead, RuleCatalog.ExistingLineIsDead.Title, RuleCatalog.ExistingLineIsDead.Message,
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        RuleCatalog.ExistingLineIsDead.Description, RuleCatalog.ExistingLineIsDead.HelpLink);

    public static readonly DiagnosticDescriptor NoOutcomeReview = new(
        RuleIds.NoOutcomeReview, RuleCatalog.NoOutcomeReview.Title, RuleCatalog.NoOutcomeReview.Message,
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        RuleCatalog.NoOutcomeReview.Description, RuleCatalog.NoOutcomeReview.HelpLink);

    public static readonly DiagnosticDescriptor AcceptedGapIsEmpty = new(
        RuleIds.AcceptedGapIsEmpty, RuleCatalog.AcceptedGapIsEmpty.Title, RuleCatalog.AcceptedGapIsEmpty.Message,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        RuleCatalog.AcceptedGapIsEmpty.Description, RuleCatalog.AcceptedGapIsEmpty.HelpLink);

    public static readonly DiagnosticDescriptor SuccessMetricNeverRecorded = new(
        RuleIds.SuccessMetricNeverRecorded, EvidenceRuleCatalog.SuccessMetricNeverRecorded.Title, EvidenceRuleCatalog.SuccessMetricNeverRecorded.Message,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        EvidenceRuleCatalog.SuccessMetricNeverRecorded.Description, EvidenceRuleCatalog.SuccessMetricNeverRecorded.HelpLink);

    public static readonly DiagnosticDescriptor MetricNeverRecorded = new(
        RuleIds.MetricNeverRecorded, EvidenceRuleCatalog.MetricNeverRecorded.Title, EvidenceRuleCatalog.MetricNeverRecorded.Message,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        EvidenceRuleCatalog.MetricNeverRecorded.Description, EvidenceRuleCatalog.MetricNeverRecorded.HelpLink);

    public static readonly DiagnosticDescriptor PerNeverRecorded = new(
        RuleIds.PerNeverRecorded, EvidenceRuleCatalog.PerNeverRecorded.Title, EvidenceRuleCatalog.PerNeverRecorded.Message,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        EvidenceRuleCatalog.PerNeverRecorded.Description, EvidenceRuleCatalog.PerNeverRecorded.HelpLink);

    public static readonly DiagnosticDescriptor FailureDisappears = new(
        RuleIds.FailureDisappears, EvidenceRuleCatalog.FailureDisappears.Title, EvidenceRuleCatalog.FailureDisappears.Message,
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        EvidenceRuleCatalog.FailureDisappears.Description, EvidenceRuleCatalog.FailureDisappears.HelpLink);

    public static readonly DiagnosticDescriptor NearMiss = new(
        RuleIds.NearMiss, EvidenceRuleCatalog.NearMiss.Title, EvidenceRuleCatalog.NearMiss.Message,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        EvidenceRuleCatalog.NearMiss.Description, EvidenceRuleCatalog.NearMiss.HelpLink);

    public static readonly DiagnosticDescriptor EvidenceLeavesProject = new(
        RuleIds.EvidenceLeavesProject, EvidenceRuleCatalog.EvidenceLeavesProject.Title, EvidenceRuleCatalog.EvidenceLeavesProject.Message,
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        EvidenceRuleCatalog.EvidenceLeavesProject.Description, EvidenceRuleCatalog.EvidenceLeavesProject.HelpLink);

    public static readonly DiagnosticDescriptor FlagNeverChecked = new(
        RuleIds.FlagNeverChecked, EvidenceRuleCatalog.FlagNeverChecked.Title, EvidenceRuleCatalog.FlagNeverChecked.Message,
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        EvidenceRuleCatalog.FlagNeverChecked.Description, EvidenceRuleCatalog.FlagNeverChecked.HelpLink);

    public static readonly DiagnosticDescriptor MalformedFile = new(
        RuleIds.MalformedFile, RuleCatalog.MalformedFile.Title, RuleCatalog.MalformedFile.Message,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        RuleCatalog.MalformedFile.Description, RuleCatalog.MalformedFile.HelpLink);

    /// <summary>Those of the live rules, by id.</summary>
    public static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = new[]
    {
        EntryPointServesNoFeature, FeatureDeclaresNoSuccessMetric, FeatureStatesNoHypothesis, GoalIsAmbiguous, SuccessIsOutputOnly,
        NothingGuardsAgainstFailure, MalformedValue, UnknownKey, FeatureHasNoOwner, FeatureAdvancesNothing, ExistingLineIsDead, NoOutcomeReview,
        AcceptedGapIsEmpty, SuccessMetricNeverRecorded, MetricNeverRecorded, PerNeverRecorded, FailureDisappears, NearMiss, EvidenceLeavesProject,
        FlagNeverChecked, MalformedFile,
    }.ToImmutableDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);
}
