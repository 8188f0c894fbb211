using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Values;

/// <summary>Which member stands for which: overrides and implementations, told by their ids.</summary>
internal sealed class Dispatch(ICodeReader code)
{
    // No real hierarchy comes near; a cycle in a broken assembly ends here.
    private const int MaxOverrides = 64;

    private readonly Lazy<ILookup<string, TypeFact>> derived = new(() => Derived(code));

    public Hierarchy Hierarchy { get; } = new(code);

    /// <summary>The member that runs on an object of exactly that type; null when it cannot be told.</summary>
    /// <param name="method">A virtual one's id, as <see cref="Call.Method"/> writes it.</param>
    /// <param name="declaringType">The type that declares it.</param>
    public MethodFact? Target(string method, string declaringType, string type)
    {
        if (code.FindType(TypeNames.Definition(type)) is not { } exact)
            return null;
        var isInterface = code.FindType(declaringType) is null or { Shape: TypeShape.Interface };
        var isImplemented = false;
        foreach (var current in exact.SelfAndBases(code))
        {
            isImplemented |= isInterface && Names(current, declaringType);
            // One that hides another, with 'new', has a slot of its own.
            if (Own(method, declaringType, current) is { } found && (isImplemented || current.Name == declaringType || Replaces(found, method, isInterface)))
                return found.IsAbstract ? null : found;
        }

        // A default implementation of the interface's own.
        return code.FindMethod(method) is { IsAbstract: false } itself ? itself : null;
    }

    /// <summary>The own member by which a type implements one of an interface that it may implement several times, closed over other types.</summary>
    /// <param name="member">The interface's.</param>
    /// <param name="closed">The interface: <c>Shop.IHandle{Shop.Order}</c>.</param>
    public MethodFact? Implementation(MethodFact member, string closed, TypeFact type)
    {
        string[] parameters = [.. member.ParameterTypes.Select(parameter => TypeNames.Substitute(parameter, TypeNames.Arguments(closed), []))];
        foreach (var current in type.SelfAndBases(code).TakeWhile(current => current.IsOwn))
        {
            var arguments = TypeNames.Arguments(Hierarchy.As(TypeNames.Open(type.Name), current.Name) ?? "");
            foreach (var method in current.Methods)
            {
                if (!method.IsAbstract && method.Name.Substring(method.Name.LastIndexOf('.') + 1) == member.Name
                    && method.ParameterTypes.Select(parameter => TypeNames.Substitute(parameter, arguments, [])).SequenceEqual(parameters, StringComparer.Ordinal))
                {
                    return method;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a type itself says that it implements an interface.</summary>
    private bool Names(TypeFact type, string definition) =>
        type.Name == definition || type.Interfaces.Any(implemented => Hierarchy.As(implemented, definition) is not null);

    /// <summary>Whether it overrides a member, or for an interface whatever implements that above.</summary>
    private bool Replaces(MethodFact found, string method, bool isInterface)
    {
        if (isInterface)
            return found.Overrides is not null;
        var current = found;
        for (var depth = 0; depth < MaxOverrides && current?.Overrides is { } overridden; depth++)
        {
            if (overridden == method)
                return true;
            current = code.FindMethod(overridden);
        }

        return false;
    }

    /// <summary>The members of base types and interfaces through which calls of a method may come, itself excluded.</summary>
    public IEnumerable<string> Slots(MethodFact method)
    {
        if (method.Holder is not null || !method.Id.StartsWith("M:" + method.DeclaringType + ".", StringComparison.Ordinal) || code.FindType(method.DeclaringType) is not { } type)
            yield break;
        if (method.Name is ".ctor" or "#ctor" || method.IsStatic && type.Interfaces.Count == 0)
            yield break;
        HashSet<string> seen = new(StringComparer.Ordinal) { type.Name };
        foreach (var current in type.SelfAndBases(code))
        {
            if (seen.Add(current.Name) && Own(method.Id, type.Name, current) is { } overridden)
                yield return overridden.Id;
            foreach (var implemented in Interfaces(current, seen))
            {
                if (Member(method, implemented) is { } member)
                    yield return member;
            }
        }
    }

    /// <summary>A type and the own types that derive from or implement it, as far as they can be created.</summary>
    public IEnumerable<TypeFact> Concrete(string type)
    {
        var open = new Queue<string>();
        HashSet<string> seen = new(StringComparer.Ordinal);
        open.Enqueue(TypeNames.Definition(type));
        while (open.Count > 0)
        {
            var name = open.Dequeue();
            if (!seen.Add(name))
                continue;
            if (code.FindType(name) is { IsAbstract: false, Shape: not TypeShape.Interface } concrete)
                yield return concrete;
            foreach (var below in derived.Value[name])
                open.Enqueue(below.Name);
        }
    }

    /// <summary>Whether own types derive from or implement a type.</summary>
    public bool HasOwnBelow(string definition) => derived.Value.Contains(definition);

    /// <summary>The same member, declared by another type: of the same name and parameters, by itself or for an interface by its name.</summary>
    private MethodFact? Own(string method, string declaringType, TypeFact type)
    {
        var rest = method.Substring("M:".Length + declaringType.Length);
        var found = Member(type.Name, declaringType, rest);
        if (found is not null || declaringType.IndexOf('`') < 0)
            return found;

        // IHandler`1.Handle(`0) is Handler.Handle(Shop.Order) where the type closes it so.
        var closed = Hierarchy.As(TypeNames.Open(type.Name), declaringType);
        if (closed is null)
            return null;
        var arguments = TypeNames.Arguments(closed);
        return Member(type.Name, closed, TypeNames.Substitute(rest, arguments, [])) ?? ByItsName(type, declaringType, rest);
    }

    private MethodFact? Member(string type, string interfaceType, string rest) =>
        code.FindMethod("M:" + type + rest)
        ?? code.FindMethod("M:" + type + "." + interfaceType.Replace('.', '#').Replace(',', '@') + "#" + rest.Substring(1));

    /// <summary>A generic type names the interface with the names of its own type parameters, which no fact knows.</summary>
    private static MethodFact? ByItsName(TypeFact type, string declaringType, string rest)
    {
        var interfaceName = declaringType.Substring(0, declaringType.IndexOf('`')) + "<";
        var end = rest.IndexOfAny(['(', '`']);
        var member = end < 0 ? rest : rest.Substring(0, end);
        foreach (var method in type.Methods)
        {
            if (method.Name.StartsWith(interfaceName, StringComparison.Ordinal) && method.Name.EndsWith(">" + member, StringComparison.Ordinal))
                return method;
        }

        return null;
    }

    /// <summary>An interface's member that a method implements. Its parameters may be written with type parameters: the count decides then.</summary>
    private static string? Member(MethodFact method, TypeFact type)
    {
        var name = method.Name.Substring(method.Name.LastIndexOf('.') + 1);
        foreach (var member in type.Methods)
        {
            if (member.Name == name && member.ParameterTypes.Count == method.ParameterTypes.Count
                && (type.IsGeneric || member.ParameterTypes.SequenceEqual(method.ParameterTypes, StringComparer.Ordinal)))
            {
                return member.Id;
            }
        }

        return null;
    }

    private IEnumerable<TypeFact> Interfaces(TypeFact type, HashSet<string> seen)
    {
        var open = new Queue<string>(type.Interfaces);
        while (open.Count > 0)
        {
            var name = TypeNames.Definition(open.Dequeue());
            if (!seen.Add(name) || code.FindType(name) is not { } found)
                continue;
            yield return found;
            foreach (var inherited in found.Interfaces)
                open.Enqueue(inherited);
        }
    }

    private static ILookup<string, TypeFact> Derived(ICodeReader code) =>
        code.OwnTypes
            .SelectMany(type => type.Interfaces.Append(type.BaseType).OfType<string>().Select(above => (Above: TypeNames.Definition(above), Type: type)))
            .ToLookup(pair => pair.Above, pair => pair.Type, StringComparer.Ordinal);
}
