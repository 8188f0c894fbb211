using System.Collections.Immutable;
using System.Composition;
using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.CodeFixes.Marks;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeliveryGap.CodeFixes;

/// <summary>DG1015: a review whose day is to be filled in, or the gap accepted, beside the feature.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NoOutcomeReviewCodeFixProvider)), Shared]
public sealed class NoOutcomeReviewCodeFixProvider : BesideFeatureCodeFixProvider
{
    internal const string AddReviewKey = "add-outcome-review";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.NoOutcomeReview];

    private protected override bool ComesLast => true;

    private protected override Remedy? Add(BesideTarget target, Problem problem) =>
        target.Has(DeliveryGapAttributes.OutcomeReview) ? null : Write(Mark.OutcomeReview, target, AddReviewKey, "Plan an outcome review", problem);
}
