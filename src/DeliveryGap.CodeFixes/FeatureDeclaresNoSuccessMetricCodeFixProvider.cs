using System.Collections.Immutable;
using System.Composition;
using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.CodeFixes.Marks;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.CodeFixes;

/// <summary>DG1002: a success metric to fill in, or the gap accepted, beside the feature.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FeatureDeclaresNoSuccessMetricCodeFixProvider)), Shared]
public sealed class FeatureDeclaresNoSuccessMetricCodeFixProvider : RemedyProvider
{
    internal const string AddMetricKey = "add-success-metric";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.FeatureDeclaresNoSuccessMetric];

    private protected override IEnumerable<Remedy> Find(Problem problem)
    {
        if (problem.Enclosing<AttributeListSyntax>() is not { Parent: { } declaration } list || SymbolOf(declaration, problem) is not { } symbol)
            yield break;

        // One that is there, on any part of the type, only needs to be filled in; a second would not compile.
        var target = new BesideTarget(list, symbol, problem.Model);
        if (!target.Has(DeliveryGapAttributes.SuccessMetric) && target.CanWrite(problem.Cancellation, Mark.SuccessMetric))
            yield return new(AddMetricKey, "Add a success metric", edits => target.Write(edits, problem.Cancellation, Mark.SuccessMetric));
        if (AcceptedGapRemedy.For(target, problem) is { } accept)
            yield return accept;
    }

    private static ISymbol? SymbolOf(SyntaxNode declaration, Problem problem) => declaration is LambdaExpressionSyntax
        ? problem.Model.GetSymbolInfo(declaration, problem.Cancellation).Symbol
        : problem.Model.GetDeclaredSymbol(declaration, problem.Cancellation);
}
