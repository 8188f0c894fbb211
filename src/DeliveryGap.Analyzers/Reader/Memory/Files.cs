using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Reader.Memory;

/// <summary>The files from which facts about a symbol are read.</summary>
internal static class Files
{
    public static IReadOnlyCollection<SyntaxTree> Of(INamedTypeSymbol type) => [.. TreesOf(type).Distinct()];

    /// <summary>A constructor runs the initialisers of all parts of its type; what the compiler makes up lies where its type does.</summary>
    public static IReadOnlyCollection<SyntaxTree> Of(IMethodSymbol method)
    {
        var own = TreesOf(method).Concat(TreesOf(method.PartialDefinitionPart)).Concat(TreesOf(method.PartialImplementationPart)).Concat(TreesOf(method.AssociatedSymbol));
        var isOfType = method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor || method.DeclaringSyntaxReferences.IsEmpty;
        return [.. (isOfType ? own.Concat(TreesOf(method.ContainingType)) : own).Distinct()];
    }

    private static IEnumerable<SyntaxTree> TreesOf(ISymbol? symbol) => symbol is null ? [] : symbol.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree);
}
