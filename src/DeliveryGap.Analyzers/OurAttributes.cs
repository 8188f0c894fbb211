using System.Collections.Immutable;
using DeliveryGap.Analyzers.Reader;
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

    public static IReadOnlyList<AttributeFact> Lower(ImmutableArray<AttributeData> attributes) =>
        AttributeLowering.Lower(attributes.RemoveAll(attribute => !IsOne(attribute)));
}
