using System.Collections.Immutable;
using System.Composition;
using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.CodeFixes.Instruments;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.CodeFixes;

/// <summary>DG2004: the <c>catch</c> counts the failure.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FailureDisappearsCodeFixProvider)), Shared]
public sealed class FailureDisappearsCodeFixProvider : RemedyProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.FailureDisappears];

    private protected override IEnumerable<Remedy> Find(Problem problem) =>
        problem.Property(FixProperties.Instrument) is { } instrument && problem.Enclosing<CatchClauseSyntax>() is { } clause
            && RecordRemedy.For(problem, instrument, [StatementPlaces.AtStart(clause.Block)], "in this catch") is { } record
            ? [record]
            : [];
}
