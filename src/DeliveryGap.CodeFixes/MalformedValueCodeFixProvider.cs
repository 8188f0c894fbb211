using System.Collections.Immutable;
using System.Composition;
using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeliveryGap.CodeFixes;

/// <summary>DG1008: the value in the form that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MalformedValueCodeFixProvider)), Shared]
public sealed class MalformedValueCodeFixProvider : RemedyProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.MalformedValue];

    // Only windows come in arrays (OutcomeReview's checkpoints).
    private protected override IEnumerable<Remedy> Find(Problem problem) =>
        LiteralRemedy.For(problem, (text, replacement) => Normalised.Window(text) == replacement) is { } remedy ? [remedy] : [];
}
