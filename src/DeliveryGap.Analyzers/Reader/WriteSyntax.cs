using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Names that are written to, seen without binding.</summary>
internal static class WriteSyntax
{
    /// <summary>The assignment that writes to what a name stands for, or the node that hands it out; null where it is only read.</summary>
    /// <param name="target">The name with what it is qualified by.</param>
    public static SyntaxNode? Around(SyntaxToken name, out ExpressionSyntax target)
    {
        target = null!;
        if (name.Parent is not IdentifierNameSyntax identifier)
            return null;
        target = identifier.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == identifier => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => identifier,
        };
        return Around(target);
    }

    private static SyntaxNode? Around(SyntaxNode target) => target.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == target ? assignment : null,
        ArgumentSyntax { Parent: TupleExpressionSyntax tuple } => Around(tuple),
        ArgumentSyntax argument when argument.RefOrOutKeyword.IsKind(SyntaxKind.RefKeyword) || argument.RefOrOutKeyword.IsKind(SyntaxKind.OutKeyword) => argument,
        PrefixUnaryExpressionSyntax prefix when prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression)
            || prefix.IsKind(SyntaxKind.AddressOfExpression) => prefix,
        PostfixUnaryExpressionSyntax postfix when postfix.IsKind(SyntaxKind.PostIncrementExpression) || postfix.IsKind(SyntaxKind.PostDecrementExpression) => postfix,
        PostfixUnaryExpressionSyntax suppressed => Around(suppressed),
        ParenthesizedExpressionSyntax parenthesized => Around(parenthesized),
        RefExpressionSyntax reference => reference,
        ForEachVariableStatementSyntax loop => loop.Variable == target ? loop : null,
        _ => null,
    };
}
