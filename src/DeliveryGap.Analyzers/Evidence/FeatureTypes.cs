using DeliveryGap.Analyzers.EntryPoints;
using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Evidence;

/// <summary>The types that may hold a feature's entry points, found by words and syntax.</summary>
internal sealed class FeatureTypes(RoslynReader code, EntryPointTypes types, CancellationToken cancellation)
{
    private static readonly string[] FlagChecks = [.. Telemetry.FlagNames, "FeatureGate", "FeatureGateAttribute"];
    private static readonly string[] Marks = ["PartOf", "PartOfAttribute", "Feature", "FeatureAttribute"];

    /// <summary>The feature's own, the types in which marks of it stand, and those nested in them.</summary>
    public IReadOnlyList<INamedTypeSymbol> Marked(string key, ISymbol feature)
    {
        HashSet<INamedTypeSymbol> seen = new(SymbolEqualityComparer.Default);
        List<INamedTypeSymbol> found = [];
        if ((feature as INamedTypeSymbol ?? feature.ContainingType) is { } own)
            Add(own);
        foreach (var token in code.Tokens(Marks))
        {
            if (token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && MayName(attribute, key) && TypeAround(attribute) is { } marked)
                Add(marked);
        }

        return found;

        void Add(INamedTypeSymbol type)
        {
            cancellation.ThrowIfCancellationRequested();
            if (seen.Add(type) && types.MayServe(type))
                found.Add(type);
            foreach (var nested in type.GetTypeMembers())
                Add(nested);
        }
    }

    /// <summary>Those that name the feature, or may check its flag: what they serve may carry no mark.</summary>
    /// <param name="flag">The feature's; null where it has none.</param>
    public IReadOnlyList<INamedTypeSymbol> Naming(ISymbol feature, string? flag)
    {
        HashSet<INamedTypeSymbol> seen = new(SymbolEqualityComparer.Default);
        List<INamedTypeSymbol> found = [];
        foreach (var token in code.Tokens([feature.Name, .. flag is null ? [] : FlagChecks]))
        {
            if (token.Parent is { } parent && TypeAround(parent) is { } naming && seen.Add(naming) && types.MayServe(naming))
                found.Add(naming);
        }

        return found;
    }

    private INamedTypeSymbol? TypeAround(SyntaxNode node) =>
        node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
            ? code.Compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellation)
            : null;

    // A constant may be any key.
    private static bool MayName(AttributeSyntax attribute, string key) =>
        attribute.ArgumentList?.Arguments is { Count: > 0 } arguments
        && (arguments[0].Expression is not LiteralExpressionSyntax literal || literal.Token.ValueText == key);
}
