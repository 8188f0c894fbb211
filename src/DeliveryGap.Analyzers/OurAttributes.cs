using System.Collections.Immutable;
using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers;

/// <summary>DeliveryGap's attributes on a symbol, told by name without allocating.</summary>
internal static class OurAttributes
{
    private const string Namespace = "DeliveryGap";

    public static bool Any(ImmutableArray<AttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (IsOne(attribute))
                return true;
        }

        return false;
    }

    public static bool IsOne(AttributeData attribute) =>
        attribute.AttributeClass is
        {
            TypeKind: not TypeKind.Error, ContainingType: null,
            ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true },
        };

    /// <summary>Whether the type, or one that it is nested in, says which feature its entry points serve or why none: then each of them is marked.</summary>
    public static bool Mark(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            foreach (var attribute in current.GetAttributes())
            {
                if (IsOne(attribute) && attribute.AttributeClass!.Name is "FeatureAttribute" or "PartOfAttribute" or "NotAFeatureAttribute" && IsFilledIn(attribute))
                    return true;
            }
        }

        return false;
    }

    /// <summary>A KPI or objective that has a key.</summary>
    public static bool IsPurpose(AttributeData attribute) =>
        IsOne(attribute) && attribute.AttributeClass!.Name is "KpiAttribute" or "ObjectiveAttribute" && IsFilledIn(attribute);

    private static bool IsFilledIn(AttributeData attribute) =>
        attribute.ConstructorArguments is { Length: > 0 } arguments
        && arguments[0] is { Kind: TypedConstantKind.Primitive, Value: string text } && !Text.IsMissing(text);

    public static IReadOnlyList<AttributeFact> Lower(ImmutableArray<AttributeData> attributes) =>
        AttributeLowering.Lower(attributes.RemoveAll(attribute => !IsOne(attribute)));
}
