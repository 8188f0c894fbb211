using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.CodeFixes.Marks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.CodeFixes;

/// <summary>What a feature lacks, to be filled in beside it, or the gap accepted.</summary>
public abstract class BesideFeatureCodeFixProvider : RemedyProvider
{
    /// <summary>Behind all that is said of the feature; else right behind the feature.</summary>
    private protected virtual bool ComesLast => false;

    private protected sealed override IEnumerable<Remedy> Find(Problem problem)
    {
        if (problem.Enclosing<AttributeListSyntax>() is not { Parent: { } declaration } list || SymbolOf(declaration, problem) is not { } symbol)
            yield break;

        var lists = declaration.ChildNodes().OfType<AttributeListSyntax>();
        var target = new BesideTarget(ComesLast ? lists.LastOrDefault(other => IsOurs(other, problem)) ?? list : list, symbol, problem.Model);
        if (Add(target, problem) is { } add)
            yield return add;
        if (AcceptedGapRemedy.For(new BesideTarget(list, symbol, problem.Model), problem) is { } accept)
            yield return accept;
    }

    /// <summary>Right behind the attribute list that a diagnostic about a feature stands in; null where it stands in none.</summary>
    internal static BesideTarget? TargetOf(Problem problem) =>
        problem.Enclosing<AttributeListSyntax>() is { Parent: { } declaration } list && SymbolOf(declaration, problem) is { } symbol
            ? new(list, symbol, problem.Model)
            : null;

    /// <summary>Null where it is there already and only needs to be filled in, on whatever part of the type.</summary>
    private protected abstract Remedy? Add(BesideTarget target, Problem problem);

    private protected static Remedy? Write(Mark mark, BesideTarget target, string key, string title, Problem problem) =>
        target.CanWrite(problem.Cancellation, mark) ? new(key, title, edits => target.Write(edits, problem.Cancellation, mark)) : null;

    private static bool IsOurs(AttributeListSyntax list, Problem problem) => list.Attributes.Any(attribute =>
        problem.Model.GetSymbolInfo(attribute, problem.Cancellation).Symbol?.ContainingNamespace is { Name: "DeliveryGap", ContainingNamespace.IsGlobalNamespace: true });

    private static ISymbol? SymbolOf(SyntaxNode declaration, Problem problem) => declaration is LambdaExpressionSyntax
        ? problem.Model.GetSymbolInfo(declaration, problem.Cancellation).Symbol
        : problem.Model.GetDeclaredSymbol(declaration, problem.Cancellation);
}
