using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.CodeFixes;

/// <summary>Writes another text in place of a string literal. A constant that stands there by name is left to people: others may use it.</summary>
internal static class LiteralRemedy
{
    public const string Key = "replace";

    /// <summary>For the rule's <see cref="FixProperties.Replacement"/>; null where there is none, or no literal that it could stand for.</summary>
    /// <param name="isMeant">Of several literals in an array, those that the replacement is for.</param>
    public static Remedy? For(Problem problem, Func<string, string, bool> isMeant)
    {
        if (problem.Property(FixProperties.Replacement) is not { } replacement)
            return null;
        var literals = LiteralsIn(problem).Where(literal => literal.Token.ValueText != replacement).ToArray();
        if (literals.Length > 1)
            literals = [.. literals.Where(literal => isMeant(literal.Token.ValueText, replacement))];
        return literals.Length == 0 ? null : Replace(literals, replacement, Key);
    }

    public static Remedy Replace(IReadOnlyList<LiteralExpressionSyntax> literals, string replacement, string key) => new(
        key, $"Change it to '{replacement}'",
        edits =>
        {
            foreach (var literal in literals)
                edits.Add(literal.SyntaxTree, new TextChange(literal.Span, SymbolDisplay.FormatLiteral(replacement, quote: true)));
        });

    /// <summary>The string literals that make up the argument at the diagnostic: itself, or the items of an array.</summary>
    public static IEnumerable<LiteralExpressionSyntax> LiteralsIn(Problem problem)
    {
        var expression = problem.Root.FindNode(problem.Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) as ExpressionSyntax;
        while (expression is ParenthesizedExpressionSyntax parenthesized)
            expression = parenthesized.Expression;
        var items = expression switch
        {
            ArrayCreationExpressionSyntax { Initializer.Expressions: var expressions } => expressions,
            ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: var expressions } => expressions,
            CollectionExpressionSyntax collection => collection.Elements.OfType<ExpressionElementSyntax>().Select(element => element.Expression),
            not null => [expression],
            null => (IEnumerable<ExpressionSyntax>)[],
        };
        return items.OfType<LiteralExpressionSyntax>().Where(literal => literal.Token.Value is string);
    }
}
