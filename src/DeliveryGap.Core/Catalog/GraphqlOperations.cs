using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Catalog;

/// <summary>What makes a type hold the fields of one of GraphQL's operations, as HotChocolate sees it.</summary>
public static class GraphqlOperations
{
    private const string Types = "HotChocolate.Types.";
    private const string Extension = Types + "ExtendObjectTypeAttribute";

    public const string Subscription = "subscription";

    private static readonly Dictionary<string, string> Attributes = new(StringComparer.Ordinal)
    {
        [Types + "QueryTypeAttribute"] = "query", [Types + "MutationTypeAttribute"] = "mutation", [Types + "SubscriptionTypeAttribute"] = Subscription,
    };

    private static readonly Dictionary<string, string> Registrations = new(StringComparer.Ordinal)
    {
        ["AddQueryType"] = "query", ["AddMutationType"] = "mutation", ["AddSubscriptionType"] = Subscription,
    };

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["Query"] = "query", ["Mutation"] = "mutation", ["Subscription"] = Subscription,
    };

    // Members that are something else than a field.
    private static readonly string[] Ignoring = ["HotChocolate.GraphQLIgnoreAttribute", "HotChocolate.DataLoaderAttribute", "GreenDonut.DataLoaderAttribute"];

    /// <summary>Gives a field a name of its own.</summary>
    public const string NameAttribute = "HotChocolate.GraphQLNameAttribute";

    /// <summary>Of a subscription's members only those that carry it are fields; others feed them.</summary>
    public const string SubscribeAttribute = Types + "SubscribeAttribute";

    /// <summary>Types whose fields are what they describe, not their members.</summary>
    public const string DescribedType = Types + "ObjectType";

    /// <summary>Those on types.</summary>
    public static IReadOnlyCollection<string> TypeAttributes { get; } = [.. Attributes.Keys, Extension];

    /// <summary>The names of the methods that register a type, their type argument.</summary>
    public static IReadOnlyCollection<string> RegistrationNames => Registrations.Keys;

    /// <summary>The operation for which a method registers its type argument; null for any other.</summary>
    public static string? RegisteredBy(string declaringType, string member) =>
        declaringType == "Microsoft.Extensions.DependencyInjection.SchemaRequestExecutorBuilderExtensions" && Registrations.TryGetValue(member, out var operation) ? operation : null;

    /// <summary>The operation that a type's attributes say it has fields of; null for none.</summary>
    public static string? Of(IReadOnlyList<AttributeFact> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (Attributes.TryGetValue(attribute.Type, out var operation))
                return operation;
            var extended = attribute.Type != Extension ? null : attribute.Argument(0) switch
            {
                { IsKnown: true, Value: string name } => name,
                { IsKnown: true, Value: TypeName type } => TypeNames.Simple(type.Name),
                _ => null,
            };
            if (extended is not null && Names.TryGetValue(extended, out operation))
                return operation;
        }

        return null;
    }

    public static bool IsIgnored(IReadOnlyList<AttributeFact> attributes) => attributes.Any(attribute => Array.IndexOf(Ignoring, attribute.Type) >= 0);
}
