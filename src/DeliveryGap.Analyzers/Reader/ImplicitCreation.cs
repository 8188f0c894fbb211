using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Reader;

/// <summary><c>new(…)</c>, whose type stands elsewhere.</summary>
internal static class ImplicitCreation
{
    /// <summary>No: what is declared beside it has another type. Yes also where that is not seen without binding.</summary>
    public static bool MayBeOf(ImplicitObjectCreationExpressionSyntax creation, string type) => Declared(creation) is not { } declared || Names(declared, type);

    /// <summary>The type of the variable, property or method that takes it; null where that is not seen.</summary>
    private static TypeSyntax? Declared(ImplicitObjectCreationExpressionSyntax creation) => creation.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: { IsVar: false } variable } } } => variable,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Type: var property } } => property,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax { Type: var property } } => property,
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: var returned } } => returned,
        ReturnStatementSyntax => creation.FirstAncestorOrSelf<MemberDeclarationSyntax>() is MethodDeclarationSyntax { ReturnType: var returned }
            && FunctionSyntax.Around(creation) is MethodDeclarationSyntax ? returned : null,
        _ => null,
    };

    // Task<Order>, Order?, and whatever else has it as a part; an alias may stand for anything.
    private static bool Names(TypeSyntax declared, string type)
    {
        foreach (var token in declared.DescendantTokens())
        {
            if (token.ValueText == type)
                return true;
        }

        return declared.SyntaxTree.GetRoot() is CompilationUnitSyntax { Usings: var usings } && usings.Any(directive => directive.Alias is not null);
    }
}
