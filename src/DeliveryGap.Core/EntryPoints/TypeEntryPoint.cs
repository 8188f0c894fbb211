using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>Makes entry points of types and of their members.</summary>
internal static class TypeEntryPoint
{
    /// <summary>A type that is entered as a whole.</summary>
    /// <param name="handlers">What runs when it is; their marks are nearer than the type's.</param>
    public static EntryPoint Of(EntryPointKind kind, string id, TypeFact type, IReadOnlyList<MethodFact> handlers, ICodeReader code)
    {
        var marks = new Marks();
        foreach (var handler in handlers)
            marks.Add(handler.Attributes);
        return new()
        {
            Kind = kind,
            Id = id,
            Symbol = "T:" + type.Name,
            Place = type.Place,
            Handlers = [.. handlers.Select(handler => handler.Id)],
            HandlerType = type.Name,
            Marks = marks.AddTypes(type.Name, code).Levels,
        };
    }

    /// <summary>A member that is entered by itself. An inherited one stands where it becomes an entry point: at the type.</summary>
    public static EntryPoint Of(EntryPointKind kind, string id, MethodFact member, TypeFact type, ICodeReader code)
    {
        var marks = new Marks().Add(member.Attributes).AddTypes(type.Name, code).Levels;
        return new()
        {
            Kind = kind,
            Id = id,
            Symbol = member.Symbol,
            Place = member.DeclaringType == type.Name ? member.Place : type.Place,
            Handlers = [member.Id],
            HandlerType = type.Name,
            Marks = marks,
            RequestMarks = kind == EntryPointKind.Grpc ? marks : [],
        };
    }

    /// <summary>Whether objects of it can be made: what is abstract or open is entered as what derives from it.</summary>
    public static bool IsConcrete(TypeFact type) => type is { Shape: TypeShape.Class, IsAbstract: false, IsOwn: true };

    /// <summary>Whether it has a base type of its own.</summary>
    public static bool IsDerived(TypeFact type) => type.BaseType is not (null or "System.Object");

    /// <summary>Whether it has a base type of its own, or an interface by which it may be known: most types are settled here.</summary>
    /// <param name="isKnown">By the name of the interface's definition.</param>
    public static bool HasAbove(TypeFact type, Func<string, bool> isKnown, ICodeReader code)
    {
        if (IsDerived(type))
            return true;
        foreach (var implemented in type.Interfaces)
        {
            // One may bring others.
            if (TypeNames.Definition(implemented) is var definition && (isKnown(definition) || code.FindType(definition) is { Interfaces.Count: > 0 }))
                return true;
        }

        return false;
    }
}
