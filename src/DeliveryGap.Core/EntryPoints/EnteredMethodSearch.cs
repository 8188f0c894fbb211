using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>Methods that carry an attribute which the catalog lists: Azure Functions, subscriptions, a team's own.</summary>
internal sealed class EnteredMethodSearch(ICodeReader code, OwnKinds own)
{
    private readonly ILookup<string, EnteredAttribute> rows = EnteredTypes.AllAttributes(own).ToLookup(row => row.Attribute, StringComparer.Ordinal);

    // Most programs name none of them: then no type is looked at.
    private readonly Lazy<ILookup<string, MethodFact>> methods = new(
        () => code.MethodsCarrying([.. EnteredTypes.AllAttributes(own).Select(row => row.Attribute)]).Where(method => method.Holder is null).ToLookup(method => method.DeclaringType, StringComparer.Ordinal),
        LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Whether a type has such a method.</summary>
    public bool Has(TypeFact type) => TypeEntryPoint.IsConcrete(type) && methods.Value.Contains(type.Name);

    public IEnumerable<EntryPoint> In(TypeFact type)
    {
        if (!Has(type))
            yield break;
        foreach (var method in methods.Value[type.Name])
        {
            foreach (var attribute in method.Attributes)
            {
                foreach (var row in method.IsAbstract ? [] : rows[attribute.Type])
                    yield return TypeEntryPoint.Of(row.Kind, Id(row, attribute, method, type), method, type, code);
            }
        }
    }

    /// <summary>A function or command is called as its attribute says, if it says so.</summary>
    private static string Id(EnteredAttribute row, AttributeFact attribute, MethodFact method, TypeFact type)
    {
        var member = $"{type.Name}.{method.Name}";
        return row.Kind switch
        {
            EntryPointKind.Message => $"message {method.ParameterTypes.FirstOrDefault() ?? Routes.Unknown} {member}",
            EntryPointKind.Grpc => $"grpc /{type.Name}/{method.Name}",
            EntryPointKind.Function or EntryPointKind.Command => $"{row.Kind.ToString().ToLowerInvariant()} {Given(attribute) ?? member}",
            _ => $"{row.Kind.ToString().ToLowerInvariant()} {member}",
        };
    }

    private static string? Given(AttributeFact attribute) => attribute.Argument(0) switch
    {
        null => null,
        { IsKnown: true, Value: string { Length: > 0 } name } => name,
        { IsKnown: true } => null,
        _ => Routes.Unknown,
    };
}
