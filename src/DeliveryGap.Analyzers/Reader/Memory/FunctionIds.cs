using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader.Memory;

/// <summary>Ids of lambdas and local functions: the member that holds one, and where it starts in which section of its file.</summary>
internal static class FunctionIds
{
    private const char Mark = '#';
    private const char Plus = '+';

    /// <param name="section">In which it starts.</param>
    /// <param name="offset">Where in it.</param>
    public static string Of(string member, int section, int offset) =>
        member + Mark + section.ToString(CultureInfo.InvariantCulture) + Plus + offset.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null for the id of anything else: no name starts with a digit.</summary>
    public static int? OffsetOf(string id)
    {
        var mark = id.LastIndexOf(Mark);
        return mark >= 0 && mark + 1 < id.Length && char.IsDigit(id[mark + 1]) && id.IndexOf(Plus, mark) is > 0 and var plus
            && int.TryParse(id.Substring(plus + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : null;
    }

    /// <summary>The lambda or local function that starts there; null where none does.</summary>
    public static IMethodSymbol? Find(SemanticModel model, int start, CancellationToken cancellation)
    {
        for (var node = model.SyntaxTree.GetRoot(cancellation).FindToken(start).Parent; node is not null && node.SpanStart == start; node = node.Parent)
        {
            var found = node switch
            {
                AnonymousFunctionExpressionSyntax => model.GetSymbolInfo(node, cancellation).Symbol,
                LocalFunctionStatementSyntax => model.GetDeclaredSymbol(node, cancellation),
                // A query's clause is syntax of a lambda's content.
                ExpressionSyntax or QueryClauseSyntax or SelectOrGroupClauseSyntax or OrderingSyntax => Around(model.GetOperation(node, cancellation), start),
                _ => null,
            };
            if (found is IMethodSymbol method)
                return method;
        }

        return null;
    }

    private static IMethodSymbol? Around(IOperation? operation, int start)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation { Symbol: var lambda } && lambda.DeclaringSyntaxReferences.FirstOrDefault()?.Span.Start == start)
                return lambda;
        }

        return null;
    }
}
