namespace DeliveryGap.Core.Catalog;

/// <summary>The framework's methods that map endpoints, one by one or by a pattern for all controllers.</summary>
public static class EndpointMethods
{
    private const string Builder = "Microsoft.AspNetCore.Builder.";
    private const string RouteBuilder = Builder + "EndpointRouteBuilderExtensions";
    private const string Fallback = Builder + "FallbackEndpointRouteBuilderExtensions";
    private const string Controllers = Builder + "ControllerEndpointRouteBuilderExtensions";
    private const string Mvc = Builder + "MvcApplicationBuilderExtensions";
    private const string MvcRoutes = Builder + "MapRouteRouteBuilderExtensions";
    private const string MvcAreas = Builder + "MvcAreaRouteBuilderExtensions";

    private static readonly Dictionary<string, string?> Verbs = new(StringComparer.Ordinal)
    {
        ["MapGet"] = "GET", ["MapPost"] = "POST", ["MapPut"] = "PUT", ["MapDelete"] = "DELETE", ["MapPatch"] = "PATCH",
        ["Map"] = "ANY", ["MapMethods"] = null,
    };

    private static readonly HashSet<string> Patterns = new(StringComparer.Ordinal)
    {
        Controllers + ".MapControllerRoute", Controllers + ".MapDefaultControllerRoute", Controllers + ".MapAreaControllerRoute",
        Mvc + ".UseMvcWithDefaultRoute", MvcRoutes + ".MapRoute", MvcAreas + ".MapAreaRoute",
    };

    private static readonly HashSet<string> PatternNames = [.. Patterns.Select(method => method.Substring(method.LastIndexOf('.') + 1))];

    /// <summary>Maps whatever nothing else does.</summary>
    public const string MapFallback = "MapFallback";

    /// <summary>The prefix of the endpoints that are mapped on what it returns.</summary>
    public const string MapGroup = "MapGroup";

    /// <summary>Hands objects to an endpoint that is mapped; their attributes count as its own.</summary>
    public const string WithMetadata = "WithMetadata";

    /// <summary>The types that declare them; a body that calls none of their members maps nothing.</summary>
    public static IReadOnlyCollection<string> DeclaringTypes { get; } = [RouteBuilder, Fallback, Controllers, Mvc, MvcRoutes, MvcAreas];

    /// <summary>Whether a method of this name may map an endpoint or a pattern: cheap, before anything is bound.</summary>
    public static bool MayMap(string name) => Verbs.ContainsKey(name) || name == MapFallback || PatternNames.Contains(name);

    /// <summary>Whether the call returns a builder of its own: an endpoint's or a group's.</summary>
    public static bool MakesBuilder(string declaringType, string name) =>
        declaringType is RouteBuilder or Fallback && name.StartsWith("Map", StringComparison.Ordinal);

    public static bool MakesGroup(string declaringType, string name) => declaringType == RouteBuilder && name == MapGroup;

    /// <summary>Whether the call maps one endpoint: builder, route (a fallback may have none), verbs where it lists them, handler.</summary>
    /// <param name="verb">Upper case; <c>ANY</c>; null where the second argument after the route lists them.</param>
    public static bool Maps(string declaringType, string name, out string? verb)
    {
        verb = "ANY";
        return declaringType == RouteBuilder ? Verbs.TryGetValue(name, out verb) : declaringType == Fallback && name == MapFallback;
    }

    /// <summary>Whether the call maps a pattern such as <c>{controller}/{action}</c>, which actions without a route of their own fill.</summary>
    public static bool MapsPattern(string declaringType, string name) => Patterns.Contains(declaringType + "." + name);
}
