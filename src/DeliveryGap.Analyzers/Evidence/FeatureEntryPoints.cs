using DeliveryGap.Analyzers.EntryPoints;
using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Evidence;

/// <summary>The entry points that carry a feature's mark: those of its own type, those that are part of it by name, and mapped endpoints.</summary>
internal sealed class FeatureEntryPoints
{
    private static readonly string[] FlagChecks = [.. Telemetry.FlagNames, "FeatureGate", "FeatureGateAttribute"];
    private static readonly string[] Marks = ["PartOf", "PartOfAttribute", "Feature", "FeatureAttribute"];

    private readonly RoslynReader code;
    private readonly EntryPointFinder finder;
    private readonly EntryPointTypes types;
    private readonly CancellationToken cancellation;
    private readonly Lazy<IReadOnlyList<EntryPoint>> mapped;

    public FeatureEntryPoints(RoslynReader code, EntryPointFinder finder, EntryPointTypes types, CancellationToken cancellation)
    {
        this.code = code;
        this.finder = finder;
        this.types = types;
        this.cancellation = cancellation;
        mapped = new(() => [.. finder.MappingMethods().SelectMany(finder.InBody)]);
    }

    /// <summary>Every endpoint that own code maps.</summary>
    public IReadOnlyList<EntryPoint> Mapped => mapped.Value;

    public IReadOnlyList<ServedEntryPoint> Of(string key, ISymbol feature)
    {
        List<ServedEntryPoint> served = [];
        foreach (var type in TypesMarked(key, feature))
        {
            cancellation.ThrowIfCancellationRequested();
            if (types.MayServe(type))
                Add(finder.InType(code.Lower(type)), key, served);
        }

        Add(Mapped, key, served);
        served.Sort((left, right) => string.CompareOrdinal(left.Id, right.Id));
        return served;
    }

    /// <summary>
    /// Those that carry no mark and whose own body calls a member of the feature or checks its flag: the build counts them too. To look for
    /// them is dear: ask only where something is missing.
    /// </summary>
    /// <param name="flag">The feature's; null where it has none.</param>
    public IEnumerable<ServedEntryPoint> WithoutMark(string key, ISymbol feature, string? flag)
    {
        var flagged = FlaggedFeatures.Of(flag is null ? [] : [(flag, key)]);
        string[] words = [feature.Name, .. flag is null ? [] : FlagChecks];
        foreach (var entryPoint in Mapped.Concat(TypesNaming(words).Where(types.MayServe).SelectMany(type => finder.InType(code.Lower(type)))))
        {
            if (Assignment.ByMarks(entryPoint).Service == Service.None && finder.Assign(entryPoint, flagged) is { Service: Service.Features } assignment && assignment.Features.Contains(key))
                yield return new(entryPoint.Id, entryPoint, assignment, false);
        }
    }

    private IEnumerable<INamedTypeSymbol> TypesNaming(IReadOnlyCollection<string> words)
    {
        HashSet<INamedTypeSymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (var token in WordIndex.FindAny(words, code.Compilation.SyntaxTrees, cancellation))
        {
            if (token.Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
                && code.Compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellation) is { } naming && seen.Add(naming))
            {
                yield return naming;
            }
        }
    }

    private static void Add(IEnumerable<EntryPoint> candidates, string key, List<ServedEntryPoint> served)
    {
        foreach (var entryPoint in candidates)
        {
            if (Assignment.ByMarks(entryPoint) is { Service: Service.Features } assignment && assignment.Features.Contains(key))
                served.Add(new(entryPoint.Id, entryPoint, assignment, false));
        }
    }

    /// <summary>The types in which such marks stand, and those nested in them.</summary>
    private IEnumerable<INamedTypeSymbol> TypesMarked(string key, ISymbol feature)
    {
        HashSet<INamedTypeSymbol> seen = new(SymbolEqualityComparer.Default);
        INamedTypeSymbol? own = feature as INamedTypeSymbol ?? feature.ContainingType;
        foreach (var type in own is null ? [] : WithNested(own))
        {
            if (seen.Add(type))
                yield return type;
        }

        foreach (var mark in Marks)
        {
            foreach (var token in WordIndex.Find(mark, code.Compilation.SyntaxTrees, cancellation))
            {
                if (token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute || !MayName(attribute, key)
                    || attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
                    || code.Compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellation) is not { } marked)
                {
                    continue;
                }

                foreach (var type in WithNested(marked))
                {
                    if (seen.Add(type))
                        yield return type;
                }
            }
        }
    }

    // A constant may be any key.
    private static bool MayName(AttributeSyntax attribute, string key) =>
        attribute.ArgumentList?.Arguments is { Count: > 0 } arguments
        && (arguments[0].Expression is not LiteralExpressionSyntax literal || literal.Token.ValueText == key);

    private static IEnumerable<INamedTypeSymbol> WithNested(INamedTypeSymbol type) => type.GetTypeMembers().SelectMany(WithNested).Prepend(type);
}
