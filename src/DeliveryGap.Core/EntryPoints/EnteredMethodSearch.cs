using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>Methods that carry an attribute which the catalog lists: Azure Functions, subscriptions, a team's own.</summary>
internal sealed class EnteredMethodSearch(ICodeReader code, OwnKinds own)
{
    // Most programs name none of them: then no method is looked at.
    private readonly Lazy<IReadOnlyList<EnteredAttribute>> rows = new(
        () => [.. EnteredTypes.AllAttributes(own).Where(row => code.Names(row.Attribute) || code.FindType(row.Attribute) is { IsOwn: true })],
        LazyThreadSafetyMode.PublicationOnly);

    public IEnumerable<EntryPoint> In(TypeFact type)
    {
        if (!TypeEntryPoint.IsConcrete(type) || rows.Value.Count == 0)
            yield break;
        foreach (var method in type.Methods)
        {
            foreach (var row in rows.Value)
            {
                if (method.Attributes.Find(row.Attribute) is { } attribute && !method.IsAbstract)
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
