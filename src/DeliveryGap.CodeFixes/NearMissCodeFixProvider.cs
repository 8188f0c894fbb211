using System.Collections.Immutable;
using System.Composition;
using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.CodeFixes.Instruments;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.CodeFixes;

/// <summary>DG2006: one name for both, the one that the code creates or the one that is declared; or the gap accepted.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NearMissCodeFixProvider)), Shared]
public sealed class NearMissCodeFixProvider : RemedyProvider
{
    internal const string DeclareKey = "declare-as-created";
    internal const string CreateKey = "create-as-declared";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.NearMiss];

    private protected override IEnumerable<Remedy> Find(Problem problem)
    {
        if (problem.Property(FixProperties.Replacement) is not { } created || problem.Property(FixProperties.Instrument) is not { } declared)
            yield break;
        if (LiteralRemedy.LiteralsIn(problem).ToArray() is { Length: 1 } literal)
            yield return new(DeclareKey, $"Declare '{created}', as the code creates it", edits => Replace(literal[0], created, edits));
        if (Text.IsInstrumentName(declared) && Creations(created, problem) is { } creations)
        {
            yield return new(CreateKey, $"Create '{declared}', as it is declared", edits =>
            {
                foreach (var creation in creations)
                    Replace(creation, declared, edits);
            });
        }

        if (BesideFeatureCodeFixProvider.TargetOf(problem) is { } target && AcceptedGapRemedy.For(target, problem) is { } accept)
            yield return accept;
    }

    /// <summary>The texts by which the code creates the instrument; null where one of them is no literal, or others say the name too.</summary>
    private static IReadOnlyList<LiteralExpressionSyntax>? Creations(string created, Problem problem)
    {
        var project = problem.Document.Project;
        List<LiteralExpressionSyntax> literals = [];
        foreach (var creation in ProjectInstruments.Of(problem.Model.Compilation, problem.Cancellation).CreationsOf(created))
        {
            var named = creation?.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<LiteralExpressionSyntax>().Where(literal => literal.Token.Value is string text && text == created).ToArray();
            if (named is not { Length: 1 } || project.GetDocument(named[0].SyntaxTree) is not { } document || !project.ContainsDocument(document.Id))
                return null;
            literals.Add(named[0]);
        }

        return literals.Count > 0 && !problem.Model.Compilation.SyntaxTrees.Any(tree => SaysElsewhere(tree, created, literals, problem.Cancellation)) ? literals : null;
    }

    // A declaration that is right as it is, a dashboard's query, a test.
    private static bool SaysElsewhere(SyntaxTree tree, string name, List<LiteralExpressionSyntax> creations, CancellationToken cancellation) =>
        tree.GetRoot(cancellation).DescendantTokens()
            .Any(token => token.Value is string text && text == name && token.Parent is ExpressionSyntax parent && !creations.Exists(creation => creation == parent));

    private static void Replace(LiteralExpressionSyntax literal, string text, Edits edits) =>
        edits.Add(literal.SyntaxTree, new TextChange(literal.Span, SymbolDisplay.FormatLiteral(text, quote: true)));
}
