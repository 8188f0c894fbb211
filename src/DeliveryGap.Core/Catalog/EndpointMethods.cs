namespace DeliveryGap.Core.Catalog;

/// <summary>The methods that map an HTTP endpoint.</summary>
public static class EndpointMethods
{
    private const string RouteBuilder = "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions";

    private static readonly Dictionary<string, string?> Verbs = new(StringComparer.Ordinal)
    {
        ["MapGet"] = "GET", ["MapPost"] = "POST", ["MapPut"] = "PUT", ["MapDelete"] = "DELETE", ["MapPatch"] = "PATCH",
        ["Map"] = "ANY", ["MapMethods"] = null,
    };

    /// <summary>Hands objects to an endpoint that is mapped; their attributes count as its own.</summary>
    public const string WithMetadata = "WithMetadata";

    /// <summary>The types that declare them; a body that calls none of their members maps nothing.</summary>
    public static IReadOnlyCollection<string> DeclaringTypes { get; } = [RouteBuilder];

    /// <summary>Whether a method of this name may map an endpoint: cheap, before anything is bound.</summary>
    public static bool MayMap(string name) => Verbs.ContainsKey(name);

    /// <summary>Whether the call returns a builder of its own: an endpoint's or a group's.</summary>
    public static bool MakesBuilder(string declaringType, string name) => declaringType == RouteBuilder && name.StartsWith("Map", StringComparison.Ordinal);

    /// <param name="verb">Upper case; <c>ANY</c>; null where the second argument after the route lists them.</param>
    public static bool Maps(string declaringType, string name, out string? verb)
    {
        verb = null;
        return declaringType == RouteBuilder && Verbs.TryGetValue(name, out verb);
    }
}
