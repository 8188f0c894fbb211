using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers.Reader.Memory;

/// <summary>The sections of files from which facts about a symbol are read.</summary>
internal static class SymbolSections
{
    /// <summary>The declarations in a type: where it and its members stand, and what its fields are initialised with.</summary>
    public static HashSet<Section> Declarations(INamedTypeSymbol type)
    {
        HashSet<Section> found = [];
        AddDeclarations(type, found);
        return found;
    }

    /// <summary>A type with all bodies in it.</summary>
    public static HashSet<Section> Whole(INamedTypeSymbol type)
    {
        HashSet<Section> found = [];
        foreach (var reference in type.DeclaringSyntaxReferences)
            Add(reference.SyntaxTree, reference.Span, withBodies: true, found);
        return found;
    }

    /// <summary>Where a method, lambda or local function is declared; what the compiler makes up is declared where its type is.</summary>
    public static HashSet<Section> Declaration(IMethodSymbol method)
    {
        HashSet<Section> found = [];
        foreach (var part in Parts(method))
        {
            foreach (var reference in part.DeclaringSyntaxReferences)
                found.Add(FileSections.Of(reference.SyntaxTree).At(reference.Span.Start, out _));
            foreach (var location in part.Locations)
            {
                if (location.SourceTree is { } tree)
                    found.Add(FileSections.Of(tree).At(location.SourceSpan.Start, out _));
            }
        }

        if (found.Count == 0)
            AddDeclarations(method.ContainingType, found);
        return found;
    }

    /// <summary>All that a method runs. A constructor runs the initialisers of all parts of its type.</summary>
    public static HashSet<Section> Body(IMethodSymbol method)
    {
        HashSet<Section> found = [];
        foreach (var part in Parts(method))
        {
            foreach (var reference in part.DeclaringSyntaxReferences)
            {
                // A primary constructor is declared by its type, of which the bodies are not its own.
                Add(reference.SyntaxTree, reference.Span, reference.GetSyntax() is not TypeDeclarationSyntax, found);
            }
        }

        if (method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor || found.Count == 0)
            AddDeclarations(method.ContainingType, found);
        return found;
    }

    private static IEnumerable<ISymbol> Parts(IMethodSymbol method)
    {
        yield return method;
        if (method.PartialDefinitionPart is { } definition)
            yield return definition;
        if (method.PartialImplementationPart is { } implementation)
            yield return implementation;
        if (method.AssociatedSymbol is { } property)
            yield return property;
    }

    private static void AddDeclarations(INamedTypeSymbol? type, HashSet<Section> found)
    {
        foreach (var reference in type?.DeclaringSyntaxReferences ?? [])
            Add(reference.SyntaxTree, reference.Span, withBodies: false, found);
    }

    private static void Add(SyntaxTree tree, TextSpan span, bool withBodies, HashSet<Section> found)
    {
        foreach (var section in FileSections.Of(tree).Within(span))
        {
            if (withBodies || !section.IsBody)
                found.Add(section);
        }
    }
}
