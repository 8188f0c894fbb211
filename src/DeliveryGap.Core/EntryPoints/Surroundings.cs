using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>What stands around an entry point besides its marks.</summary>
/// <param name="Filters">See <see cref="EntryPoint.Filters"/>.</param>
/// <param name="Gates">See <see cref="EntryPoint.Gates"/>.</param>
internal sealed record Surroundings(IReadOnlyList<string> Filters, IReadOnlyList<string> Gates)
{
    public static readonly Lazy<Surroundings> None = new(() => new([], []));

    /// <summary>The filters and gates that attributes name: on an action, its type and the types that it derives from.</summary>
    public static Surroundings Of(IEnumerable<AttributeFact> attributes, ICodeReader code)
    {
        List<string> filters = [];
        List<string> gates = [];
        foreach (var attribute in attributes)
        {
            if (attribute.Type == Catalog.Filters.GateAttribute)
                gates.AddRange(attribute.Positional.SelectMany(KeysIn));
            else if (Catalog.Filters.NamesFilter(attribute.Type))
                filters.AddRange(attribute.Argument(0) is { IsKnown: true, Value: TypeName named } ? [named.Name] : []);
            else if (code.FindType(attribute.Type) is { IsOwn: true } own && own.Is(Catalog.Filters.Mvc, code))
                filters.Add(own.Name);
        }

        return new([.. filters.Distinct(StringComparer.Ordinal)], [.. gates.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>The attributes on a member and on the type of its object, with the types that that derives from.</summary>
    public static IEnumerable<AttributeFact> AttributesAround(MethodFact? member, TypeFact type, ICodeReader code) =>
        type.SelfAndBases(code).SelectMany(current => current.Attributes).Concat(member?.Attributes ?? []);

    private static IEnumerable<string> KeysIn(AttributeArgument argument) => argument switch
    {
        { IsKnown: false } => [Routes.Unknown],
        { Value: string key } => [key],
        { Value: object?[] keys } => keys.Select(key => key as string ?? Routes.Unknown),
        // How many of them must be on, and whether it is the other way round.
        _ => [],
    };
}

/// <summary>Something that is handed to the builder of an endpoint or group: an attribute, a filter, or the key of a flag.</summary>
/// <param name="IsOfFilter">The attribute stands on the filter's type, not among the endpoint's metadata.</param>
internal sealed record EndpointPart(AttributeFact? Attribute = null, string? Filter = null, string? Gate = null, bool IsOfFilter = false);
