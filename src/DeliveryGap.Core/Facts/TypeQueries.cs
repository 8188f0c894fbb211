namespace DeliveryGap.Core.Facts;

/// <summary>Questions about types whose answer may lie in foreign assemblies.</summary>
public static class TypeQueries
{
    // No real hierarchy comes near; a cycle in a broken assembly ends here.
    private const int MaxDepth = 64;

    /// <summary>The type and its base types, nearest first, as far as they can be read.</summary>
    public static IEnumerable<TypeFact> SelfAndBases(this TypeFact type, ICodeReader code)
    {
        var current = type;
        for (var depth = 0; current is not null && depth < MaxDepth; depth++)
        {
            yield return current;
            current = current.Base(code);
        }
    }

    private static TypeFact? Base(this TypeFact type, ICodeReader code) => type.BaseType is { } baseType ? code.FindType(TypeNames.Definition(baseType)) : null;

    /// <summary>The type and those that it is nested in, innermost first.</summary>
    public static IEnumerable<TypeFact> SelfAndOuter(this TypeFact type, ICodeReader code)
    {
        var current = type;
        for (var depth = 0; current is not null && depth < MaxDepth; depth++)
        {
            yield return current;
            current = current.DeclaringType is { } outer ? code.FindType(outer) : null;
        }
    }

    /// <summary>Whether the type is, derives from or implements <paramref name="definition"/>, as far as can be read.</summary>
    public static bool Is(this TypeFact type, string definition, ICodeReader code)
    {
        var current = type;
        for (var depth = 0; current is not null && depth < MaxDepth; depth++)
        {
            if (current.Name == definition || Implements(current, definition, code, MaxDepth))
                return true;
            current = current.Base(code);
        }

        return false;
    }

    private static bool Implements(TypeFact type, string definition, ICodeReader code, int depth)
    {
        foreach (var implemented in type.Interfaces)
        {
            var name = TypeNames.Definition(implemented);
            if (name == definition)
                return true;
            if (depth > 0 && code.FindType(name) is { } inherited && Implements(inherited, definition, code, depth - 1))
                return true;
        }

        return false;
    }

    /// <summary>The attribute of that type on the type or the nearest base type that has one.</summary>
    public static AttributeFact? InheritedAttribute(this TypeFact type, string attribute, ICodeReader code)
    {
        foreach (var current in type.SelfAndBases(code))
        {
            if (current.Attributes.Find(attribute) is { } found)
                return found;
        }

        return null;
    }

    public static AttributeFact? Find(this IReadOnlyList<AttributeFact> attributes, string type)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Type == type)
                return attribute;
        }

        return null;
    }
}
