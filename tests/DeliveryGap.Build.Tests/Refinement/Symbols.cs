using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.Refinement;

/// <summary>What the compiler knows of that facts are asked for by id.</summary>
internal static class Symbols
{
    /// <summary>Fields, those behind automatic properties too; nothing refers to a constant as a field.</summary>
    public static IEnumerable<string> Fields(Compilation compilation) =>
        from type in Types(compilation.Assembly.GlobalNamespace)
        where type.TypeKind is TypeKind.Class or TypeKind.Struct
        from field in type.GetMembers().OfType<IFieldSymbol>()
        where !field.IsConst
        select $"F:{type.GetDocumentationCommentId()!.Substring(2)}.{field.Name}";

    /// <summary>Methods and constructors that were written.</summary>
    public static IEnumerable<string> Methods(Compilation compilation) =>
        from type in Types(compilation.Assembly.GlobalNamespace)
        from method in type.GetMembers().OfType<IMethodSymbol>()
        where !method.IsImplicitlyDeclared && method.MethodKind is MethodKind.Ordinary or MethodKind.Constructor
        select method.GetDocumentationCommentId()!;

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamespaceOrTypeSymbol inner)
            {
                if (member is INamedTypeSymbol type)
                    yield return type;
                foreach (var nested in Types(inner))
                    yield return nested;
            }
        }
    }
}
