using System.Collections.Immutable;
using System.Composition;
using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.CodeFixes.Marks;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeliveryGap.CodeFixes;

/// <summary>DG1003: a hypothesis to fill in, or the gap accepted, beside the feature.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FeatureStatesNoHypothesisCodeFixProvider)), Shared]
public sealed class FeatureStatesNoHypothesisCodeFixProvider : BesideFeatureCodeFixProvider
{
    internal const string AddHypothesisKey = "add-hypothesis";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.FeatureStatesNoHypothesis];

    private protected override Remedy? Add(BesideTarget target, Problem problem) =>
        target.Has(DeliveryGapAttributes.Hypothesis) ? null : Write(Mark.Hypothesis, target, AddHypothesisKey, "Add a hypothesis", problem);
}
