using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Which constructors run what.</summary>
internal static class Constructors
{
    /// <summary>The one that initialisers count to: the static one, the primary one, else the first that runs them. Null where there is none.</summary>
    public static IMethodSymbol? ThatInitialises(INamedTypeSymbol type, bool isStatic)
    {
        if (isStatic)
            return type.StaticConstructors.FirstOrDefault();
        IMethodSymbol? first = null;
        foreach (var constructor in type.InstanceConstructors)
        {
            if (IsPrimary(constructor))
                return constructor;
            if (first is null && RunsInitialisers(constructor))
                first = constructor;
        }

        return first;
    }

    /// <summary>A copy of a record and a constructor that hands on to another run none.</summary>
    public static bool RunsInitialisers(IMethodSymbol constructor) =>
        Initialiser(constructor) is not { RawKind: (int)SyntaxKind.ThisConstructorInitializer } && !CopiesRecord(constructor);

    public static bool IsPrimary(IMethodSymbol constructor) => FunctionSyntax.DeclarationOf(constructor) is TypeDeclarationSyntax;

    /// <summary>Whether it runs a constructor of its base class and has no body of operations that says so.</summary>
    public static bool HasImplicitBase(IMethodSymbol constructor) =>
        !constructor.IsStatic && !CopiesRecord(constructor) && FunctionSyntax.DeclarationOf(constructor) switch
        {
            ConstructorDeclarationSyntax => false,
            TypeDeclarationSyntax type => PrimaryBase(type) is null,
            _ => true,
        };

    /// <summary>What a primary constructor hands to its base.</summary>
    public static PrimaryConstructorBaseTypeSyntax? PrimaryBase(TypeDeclarationSyntax type)
    {
        foreach (var implemented in type.BaseList?.Types ?? default)
        {
            if (implemented is PrimaryConstructorBaseTypeSyntax primary)
                return primary;
        }

        return null;
    }

    private static ConstructorInitializerSyntax? Initialiser(IMethodSymbol constructor) =>
        (FunctionSyntax.DeclarationOf(constructor) as ConstructorDeclarationSyntax)?.Initializer;

    private static bool CopiesRecord(IMethodSymbol constructor) =>
        constructor is { IsImplicitlyDeclared: true, ContainingType.IsRecord: true, Parameters.Length: 1 }
        && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);
}
