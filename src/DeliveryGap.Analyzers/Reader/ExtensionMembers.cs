using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>
/// Members of extension blocks (C# 14) are facts as the static methods that implement them in the class around, which is what IL
/// holds: the receiver is the first parameter. The compiler that these analyzers are built against does not know them by name.
/// </summary>
internal static class ExtensionMembers
{
    private const TypeKind Extension = (TypeKind)14;

    public static bool IsBlock(INamedTypeSymbol? type) => type?.TypeKind == Extension;

    /// <summary>The class around an extension block; any other type itself.</summary>
    public static INamedTypeSymbol ClassOf(INamedTypeSymbol type) => IsBlock(type) && type.ContainingType is { } outer ? outer : type;

    /// <summary>The method that implements a member of an extension block; any other method itself.</summary>
    public static IMethodSymbol Implementation(IMethodSymbol method)
    {
        if (!IsBlock(method.ContainingType) || method.ContainingType.ContainingType is not { } outer)
            return method;
        var member = method.OriginalDefinition;
        IMethodSymbol? only = null;
        foreach (var candidate in outer.OriginalDefinition.GetMembers(member.MetadataName))
        {
            if (candidate is not IMethodSymbol { IsStatic: true } implementation || implementation.Parameters.Length != member.Parameters.Length + Shift(member))
                continue;
            if (!member.Locations.IsEmpty && member.Locations[0].IsInSource)
            {
                if (!implementation.Locations.IsEmpty && implementation.Locations[0] == member.Locations[0])
                    return implementation;
            }
            else if (only is not null)
            {
                return method;
            }
            else
            {
                only = implementation;
            }
        }

        return only ?? method;
    }

    /// <summary>Where a parameter stands in the method that implements its member.</summary>
    public static int OrdinalOf(IParameterSymbol parameter) =>
        parameter.Ordinal + (parameter.ContainingSymbol is IMethodSymbol method && IsBlock(method.ContainingType) ? Shift(method) : 0);

    /// <summary>The method's type arguments, those of the block before its own.</summary>
    public static IEnumerable<ITypeSymbol> TypeArguments(IMethodSymbol method) =>
        IsBlock(method.ContainingType) ? method.ContainingType.TypeArguments.Concat(method.TypeArguments) : method.TypeArguments;

    private static int Shift(IMethodSymbol member) => member.IsStatic ? 0 : 1;
}
