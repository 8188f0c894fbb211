using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Own types that derive from one, by the names in their base lists: some may be of another type of that name.</summary>
internal static class DerivedTypes
{
    public static IEnumerable<(TypeDeclarationSyntax Declaration, INamedTypeSymbol Type)> Of(INamedTypeSymbol type, ReaderMemory memory, CancellationToken cancellation)
    {
        foreach (var token in memory.Tokens(type.Name, cancellation))
        {
            if (token.Parent?.FirstAncestorOrSelf<BaseTypeSyntax>() is { Parent.Parent: TypeDeclarationSyntax declaration }
                && memory.ModelOf(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellation) is { } derived)
            {
                yield return (declaration, derived);
            }
        }
    }

    /// <summary>The classes among them, and those that derive from those.</summary>
    public static IReadOnlyCollection<INamedTypeSymbol> All(INamedTypeSymbol type, ReaderMemory memory, CancellationToken cancellation)
    {
        HashSet<INamedTypeSymbol> all = new(SymbolEqualityComparer.Default);
        var open = new Stack<INamedTypeSymbol>([type]);
        while (open.Count > 0)
        {
            foreach (var (_, derived) in Of(open.Pop(), memory, cancellation))
            {
                if (derived.TypeKind == TypeKind.Class && all.Add(derived))
                    open.Push(derived);
            }
        }

        return all;
    }
}
