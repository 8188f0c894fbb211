using DeliveryGap.Analyzers.Declarations;
using DeliveryGap.Core.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.EntryPoints;

/// <summary>
/// Marks that are plain to see: an endpoint that has one needs no binding. Told by name, so another library's attribute of the same name
/// keeps the editor silent; the build knows better.
/// </summary>
internal static class PlainMarks
{
    /// <summary>Whether the handler's lambda, or a function or type around the call, bears a mark whose first argument is filled in.</summary>
    public static bool Around(InvocationExpressionSyntax invocation)
    {
        foreach (var argument in invocation.ArgumentList.Arguments)
        {
            if (argument.Expression is LambdaExpressionSyntax lambda && Any(lambda.AttributeLists))
                return true;
        }

        for (SyntaxNode? current = invocation.Parent; current is not null; current = current.Parent)
        {
            var attributes = current switch
            {
                LambdaExpressionSyntax lambda => lambda.AttributeLists,
                LocalFunctionStatementSyntax function => function.AttributeLists,
                BaseMethodDeclarationSyntax method => method.AttributeLists,
                TypeDeclarationSyntax type => type.AttributeLists,
                _ => default,
            };
            if (Any(attributes))
                return true;
        }

        return false;
    }

    private static bool Any(SyntaxList<AttributeListSyntax> lists)
    {
        foreach (var list in lists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (IsMark(TreeKeys.LastName(attribute.Name)) && attribute.ArgumentList?.Arguments is { Count: > 0 } arguments
                    && arguments[0] is { NameEquals: null, NameColon: null, Expression: LiteralExpressionSyntax literal }
                    && literal.IsKind(SyntaxKind.StringLiteralExpression) && !Text.IsMissing(literal.Token.ValueText))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsMark(string name) =>
        name is "Feature" or "FeatureAttribute" or "PartOf" or "PartOfAttribute" or "NotAFeature" or "NotAFeatureAttribute";
}
