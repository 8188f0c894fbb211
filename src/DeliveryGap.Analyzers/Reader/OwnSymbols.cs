using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>
/// Own types and methods by their documentation ids, without the search through all references that the compiler would make: it begins anew
/// with each keystroke. Null for what is not plainly there: the compiler may still find it.
/// </summary>
internal static class OwnSymbols
{
    private const string Constructor = "#ctor";
    private const string StaticConstructor = "#cctor";

    // "M:"
    private const int PrefixLength = 2;

    /// <param name="name">See <see cref="Core.Facts.TypeFact.Name"/>.</param>
    public static INamedTypeSymbol? FindType(string name, IAssemblySymbol assembly)
    {
        INamespaceOrTypeSymbol current = assembly.GlobalNamespace;
        for (var start = 0; start < name.Length;)
        {
            var dot = name.IndexOf('.', start);
            var end = dot < 0 ? name.Length : dot;
            if (Member(current, name.Substring(start, end - start)) is not { } member)
                return null;
            current = member;
            start = end + 1;
        }

        return current as INamedTypeSymbol;
    }

    public static IMethodSymbol? FindMethod(string id, IAssemblySymbol assembly)
    {
        var open = id.IndexOf('(');
        var end = open < 0 ? id.Length : open;
        var dot = id.LastIndexOf('.', end - 1);
        if (dot <= PrefixLength || FindType(id.Substring(PrefixLength, dot - PrefixLength), assembly) is not { } type)
            return null;
        var name = id.Substring(dot + 1, end - dot - 1);
        if (name.IndexOf('`') is > 0 and var arity)
            name = name.Substring(0, arity);
        IMethodSymbol? found = null;
        foreach (var member in type.GetMembers(name switch { Constructor => WellKnownMemberNames.InstanceConstructorName, StaticConstructor => WellKnownMemberNames.StaticConstructorName, _ => name }))
        {
            if (member is not IMethodSymbol method || SymbolNames.Id(method) != id)
                continue;
            // Half typed: two of one signature.
            if (found is not null)
                return null;
            found = method;
        }

        return found;
    }

    private static INamespaceOrTypeSymbol? Member(INamespaceOrTypeSymbol container, string name)
    {
        var mark = name.IndexOf('`');
        var arity = 0;
        if (mark >= 0 && !int.TryParse(name.Substring(mark + 1), out arity))
            return null;
        var types = container.GetTypeMembers(mark < 0 ? name : name.Substring(0, mark), arity);
        if (types.Length > 0)
            return types.Length == 1 ? types[0] : null;
        if (container is not INamespaceSymbol)
            return null;
        foreach (var member in container.GetMembers(name))
        {
            if (member is INamespaceSymbol found)
                return found;
        }

        return null;
    }
}
