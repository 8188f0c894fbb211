using DeliveryGap.Analyzers.Reader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers;

/// <summary>What no symbol action hands over: an action for each node would make the compiler go through all nodes of a document.</summary>
internal static class AttributedSymbols
{
    /// <summary>The lambdas and local functions of a document that carry attributes, in source order.</summary>
    public static IEnumerable<ISymbol> Functions(SemanticModel model, CancellationToken cancellation)
    {
        foreach (var node in AttributedFunctions.In(model.SyntaxTree, cancellation))
        {
            var symbol = node switch
            {
                LocalFunctionStatementSyntax => model.GetDeclaredSymbol(node, cancellation),
                ParenthesizedLambdaExpressionSyntax => model.GetSymbolInfo(node, cancellation).Symbol,
                _ => null,
            };
            if (symbol is not null)
                yield return symbol;
        }
    }
}
