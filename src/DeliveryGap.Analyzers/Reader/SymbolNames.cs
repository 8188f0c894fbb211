using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Names in the form of documentation ids, as the facts write them.</summary>
internal static class SymbolNames
{
    // "T:", "M:", "F:"
    private const int PrefixLength = 2;

    // Roslyn would write {Main}$, which no assembly holds.
    private const string TopLevelMain = "<Main>$";

    /// <summary><see cref="Core.Facts.TypeFact.Name"/>: <c>Shop.Repository`1</c>; empty for what has no such name.</summary>
    public static string Definition(INamedTypeSymbol type)
    {
        var definition = type.OriginalDefinition;
        if (!IsPlain(definition))
            return Id(definition) is { Length: > PrefixLength } id && id[0] == 'T' ? id.Substring(PrefixLength) : "";
        var name = NameWriter.Begin();
        AppendDefinition(name, definition);
        return name.ToString();
    }

    /// <summary>Whether its id is put together from names alone; the compiler is asked for any other, which costs more.</summary>
    private static bool IsPlain(INamedTypeSymbol definition) =>
        definition.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Enum or TypeKind.Delegate
        && definition is { IsFileLocal: false, IsAnonymousType: false, Name.Length: > 0 }
        && (definition.ContainingType is { } outer ? IsPlain(outer) : definition.ContainingNamespace is not null);

    private static void AppendDefinition(NameWriter name, INamedTypeSymbol definition)
    {
        if (definition.ContainingType is { } outer)
        {
            AppendDefinition(name, outer);
            name.Append('.');
        }
        else if (definition.ContainingNamespace is { IsGlobalNamespace: false } container)
        {
            AppendNamespace(name, container);
            name.Append('.');
        }

        name.Append(definition.Name);
        if (definition.Arity > 0)
            name.Append('`').Append(definition.Arity);
    }

    /// <summary>The documentation id of the definition that a symbol was made from; empty for what has none.</summary>
    public static string Id(ISymbol symbol) =>
        symbol is IMethodSymbol { Name: TopLevelMain } main
            ? $"M:{Definition(main.ContainingType)}.{TopLevelMain}(System.String[])"
            : symbol.OriginalDefinition.GetDocumentationCommentId() ?? "";

    /// <summary><see cref="Core.Facts.Value.Type"/>: <c>Shop.Repository{Shop.Order}</c>; null for error types and what has no name.</summary>
    public static string? Reference(ITypeSymbol? type)
    {
        if (type is null)
            return null;
        var name = NameWriter.Begin();
        return TryAppend(name, type) ? name.ToString() : null;
    }

    /// <summary>A parameter's type; a reference ends in <c>@</c>, an error type is <c>?</c>.</summary>
    public static string Parameter(IParameterSymbol parameter) =>
        (Reference(parameter.Type) ?? "?") + (parameter.RefKind == RefKind.None ? "" : "@");

    private static bool TryAppend(NameWriter name, ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                if (!TryAppend(name, array.ElementType))
                    return false;
                name.Append('[');
                for (var i = 0; array.Rank > 1 && i < array.Rank; i++)
                    name.Append(i == 0 ? "0:" : ",0:");
                name.Append(']');
                return true;
            case IPointerTypeSymbol pointer:
                if (!TryAppend(name, pointer.PointedAtType))
                    return false;
                name.Append('*');
                return true;
            case ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Type } parameter:
                name.Append('`').Append(parameter.Ordinal + OuterArity(parameter.ContainingType));
                return true;
            case ITypeParameterSymbol parameter:
                name.Append("``").Append(parameter.Ordinal);
                return true;
            case IDynamicTypeSymbol:
                name.Append("System.Object");
                return true;
            case INamedTypeSymbol named:
                return TryAppendNamed(name, named.TupleUnderlyingType ?? named);
            default:
                return false;
        }
    }

    private static bool TryAppendNamed(NameWriter name, INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error || type.IsAnonymousType || type.Name.Length == 0)
            return false;

        if (type.ContainingType is { } outer)
        {
            if (!TryAppendNamed(name, outer))
                return false;
            name.Append('.');
        }
        else if (type.ContainingNamespace is { IsGlobalNamespace: false } container)
        {
            AppendNamespace(name, container);
            name.Append('.');
        }

        name.Append(type.Name);
        if (type.Arity == 0)
            return true;
        if (type.IsUnboundGenericType)
        {
            name.Append('`').Append(type.Arity);
            return true;
        }

        name.Append('{');
        for (var i = 0; i < type.Arity; i++)
        {
            if (i > 0)
                name.Append(',');
            if (!TryAppend(name, type.TypeArguments[i]))
                return false;
        }

        name.Append('}');
        return true;
    }

    private static void AppendNamespace(NameWriter name, INamespaceSymbol container)
    {
        if (container.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            AppendNamespace(name, outer);
            name.Append('.');
        }

        name.Append(container.Name);
    }

    private static int OuterArity(INamedTypeSymbol? type)
    {
        var arity = 0;
        for (var outer = type?.ContainingType; outer is not null; outer = outer.ContainingType)
            arity += outer.Arity;
        return arity;
    }
}
