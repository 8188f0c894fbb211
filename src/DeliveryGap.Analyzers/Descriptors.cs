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

    public static readonly DiagnosticDescriptor GoalIsAmbiguous = new(
        RuleIds.GoalIsAmbiguous, RuleCatalog.GoalIsAmbiguous.Title, RuleCatalog.GoalIsAmbiguous.Message,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        RuleCatalog.GoalIsAmbiguous.Description, RuleCatalog.GoalIsAmbiguous.HelpLink);

    public static readonly DiagnosticDescriptor MalformedValue = new(
        RuleIds.MalformedValue, RuleCatalog.MalformedValue.Title, RuleCatalog.MalformedValue.Message,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        RuleCatalog.MalformedValue.Description, RuleCatalog.MalformedValue.HelpLink);

    public static readonly DiagnosticDescriptor UnknownKey = new(
        RuleIds.UnknownKey, RuleCatalog.UnknownKey.Title, RuleCatalog.UnknownKey.Message,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        RuleCatalog.UnknownKey.Description, RuleCatalog.UnknownKey.HelpLink);

    public static readonly DiagnosticDescriptor AcceptedGapIsEmpty = new(
        RuleIds.AcceptedGapIsEmpty, RuleCatalog.AcceptedGapIsEmpty.Title, RuleCatalog.AcceptedGapIsEmpty.Message,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        RuleCatalog.AcceptedGapIsEmpty.Description, RuleCatalog.AcceptedGapIsEmpty.HelpLink);

    public static readonly DiagnosticDescriptor MalformedFile = new(
        RuleIds.MalformedFile, RuleCatalog.MalformedFile.Title, RuleCatalog.MalformedFile.Message,
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        RuleCatalog.MalformedFile.Description, RuleCatalog.MalformedFile.HelpLink);

    /// <summary>Those of the live rules, by id.</summary>
    public static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = new[]
    {
        EntryPointServesNoFeature, FeatureDeclaresNoSuccessMetric, GoalIsAmbiguous, MalformedValue, UnknownKey, AcceptedGapIsEmpty, MalformedFile,
    }.ToImmutableDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);
}
