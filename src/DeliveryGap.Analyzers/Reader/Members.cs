using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Members that the language finds by their names: the type's own before those of its bases and interfaces.</summary>
internal static class Members
{
    /// <param name="parameters">How many parameters it has.</param>
    public static IMethodSymbol? Find(ITypeSymbol type, string name, int parameters, Func<IMethodSymbol, bool>? fits = null) =>
        All(type, name).OfType<IMethodSymbol>().FirstOrDefault(
            method => !method.IsStatic && method.TypeParameters.IsEmpty && method.Parameters.Length == parameters && fits?.Invoke(method) != false);

    public static IMethodSymbol? Getter(ITypeSymbol type, string name) => All(type, name).OfType<IPropertySymbol>().FirstOrDefault()?.GetMethod;

    private static IEnumerable<ISymbol> All(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if (member.DeclaredAccessibility == Accessibility.Public)
                    yield return member;
            }
        }

        foreach (var implemented in type.AllInterfaces)
        {
            foreach (var member in implemented.GetMembers(name))
                yield return member;
        }
    }
}
