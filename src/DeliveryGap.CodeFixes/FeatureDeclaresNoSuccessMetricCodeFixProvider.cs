using System.Collections.Immutable;
using System.Composition;
using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.CodeFixes.Marks;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeliveryGap.CodeFixes;

/// <summary>DG1002: a success metric to fill in, or the gap accepted, beside the feature.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FeatureDeclaresNoSuccessMetricCodeFixProvider)), Shared]
public sealed class FeatureDeclaresNoSuccessMetricCodeFixProvider : BesideFeatureCodeFixProvider
{
    internal const string AddMetricKey = "add-success-metric";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.FeatureDeclaresNoSuccessMetric];

    private protected override Remedy? Add(BesideTarget target, Problem problem) =>
        target.Has(DeliveryGapAttributes.SuccessMetric) ? null : Write(Mark.SuccessMetric, target, AddMetricKey, "Add a success metric", problem);
}
