namespace DeliveryGap.Core.Catalog;

/// <summary>Where a method that maps controllers by a pattern has what: positions among its arguments.</summary>
/// <param name="Pattern">The text; not looked at where <paramref name="Constant"/> says it.</param>
/// <param name="Defaults">An object whose properties are the defaults.</param>
/// <param name="IsRecorded">Requests are measured with the pattern as their route; with none where an action is picked only when it runs, and by the routers before endpoint routing.</param>
internal sealed record PatternShape(
    int Pattern = -1, int? Defaults = null, int? Area = null, int? Controller = null, int? Action = null, string? Constant = null, bool IsOnBuilder = true,
    bool IsRecorded = true);

/// <summary>The framework's methods that map endpoints, one by one or by a pattern for all controllers.</summary>
public static class EndpointMethods
{
    private const string Builder = "Microsoft.AspNetCore.Builder.";
    private const string RouteBuilder = Builder + "EndpointRouteBuilderExtensions";
    private const string Fallback = Builder + "FallbackEndpointRouteBuilderExtensions";
    private const string Controllers = Builder + "ControllerEndpointRouteBuilderExtensions";
    private const string Pages = Builder + "RazorPagesEndpointRouteBuilderExtensions";
    private const string RazorPages = "MapRazorPages";
    private const string DynamicController = "MapDynamicControllerRoute";
    private const string DynamicPage = "MapDynamicPageRoute";
    private const string Mvc = Builder + "MvcApplicationBuilderExtensions";
    private const string MvcRoutes = Builder + "MapRouteRouteBuilderExtensions";
    private const string MvcAreas = Builder + "MvcAreaRouteBuilderExtensions";
    private const string DefaultRoute = "{controller=Home}/{action=Index}/{id?}";

    private static readonly Dictionary<string, string?> Verbs = new(StringComparer.Ordinal)
    {
        ["MapGet"] = "GET", ["MapPost"] = "POST", ["MapPut"] = "PUT", ["MapDelete"] = "DELETE", ["MapPatch"] = "PATCH",
        ["Map"] = "ANY", ["MapMethods"] = null,
    };

    /// <summary>Null: by their attributes only.</summary>
    private static readonly Dictionary<string, PatternShape?> Patterns = new(StringComparer.Ordinal)
    {
        [Controllers + ".MapControllers"] = null,
        [Controllers + ".MapControllerRoute"] = new(Pattern: 2, Defaults: 3),
        [Controllers + ".MapDefaultControllerRoute"] = new(Constant: DefaultRoute),
        [Controllers + ".MapAreaControllerRoute"] = new(Pattern: 3, Defaults: 4, Area: 2),
        [Controllers + ".MapFallbackToController"] = new(Constant: FallbackPattern, Action: 1, Controller: 2, IsRecorded: false),
        [Controllers + ".MapFallbackToAreaController"] = new(Constant: FallbackPattern, Action: 1, Controller: 2, Area: 3, IsRecorded: false),
        [Mvc + ".UseMvc"] = null,
        [Mvc + ".UseMvcWithDefaultRoute"] = new(Constant: DefaultRoute, IsOnBuilder: false, IsRecorded: false),
        [MvcRoutes + ".MapRoute"] = new(Pattern: 2, Defaults: 3, IsOnBuilder: false, IsRecorded: false),
        [MvcAreas + ".MapAreaRoute"] = new(Pattern: 3, Defaults: 4, Area: 2, IsOnBuilder: false, IsRecorded: false),
    };

    private static readonly HashSet<string> OneNames = new([.. Verbs.Keys, MapFallback, DynamicController, DynamicPage], StringComparer.Ordinal);

    private static readonly HashSet<string> PatternNames = [.. Patterns.Keys.Select(method => method.Substring(method.LastIndexOf('.') + 1))];

    /// <summary>What <see cref="MapFallback"/> and its like map when no pattern is given.</summary>
    public const string FallbackPattern = "{*path:nonfile}";

    /// <summary>Maps whatever nothing else does.</summary>
    public const string MapFallback = "MapFallback";

    /// <summary>The prefix of the endpoints that are mapped on what it returns.</summary>
    public const string MapGroup = "MapGroup";

    /// <summary>Hands objects to an endpoint that is mapped; their attributes count as its own.</summary>
    public const string WithMetadata = "WithMetadata";

    /// <summary>The methods, by name, that map controllers with the routes of their attributes.</summary>
    public static IReadOnlyCollection<string> ControllerMethods => PatternNames;

    /// <summary>The methods, by name, that map pages.</summary>
    public static IReadOnlyCollection<string> PageMethods { get; } = [RazorPages, "UseMvc", "UseMvcWithDefaultRoute"];

    /// <summary>The types that declare them; a body that calls none of their members maps nothing.</summary>
    public static IReadOnlyCollection<string> DeclaringTypes { get; } = [RouteBuilder, Fallback, Controllers, Pages, Mvc, MvcRoutes, MvcAreas];

    /// <summary>Whether a method of this name may map endpoints: cheap, before anything is bound.</summary>
    public static bool MayMap(string name) => MayMapOne(name) || PatternNames.Contains(name);

    /// <summary>The methods, by name, that may map one endpoint.</summary>
    public static IReadOnlyCollection<string> OfOneEndpoint => OneNames;

    /// <summary>Whether a method of this name may map one endpoint.</summary>
    public static bool MayMapOne(string name) => OneNames.Contains(name);

    /// <summary>Whether the call returns a builder of its own: an endpoint's or a group's.</summary>
    public static bool MakesBuilder(string declaringType, string name) =>
        declaringType is RouteBuilder or Fallback && name.StartsWith("Map", StringComparison.Ordinal);

    public static bool MakesGroup(string declaringType, string name) => declaringType == RouteBuilder && name == MapGroup;

    /// <summary>
    /// Whether the call maps one endpoint: builder, route (a fallback may have none), verbs where it lists them, handler. A dynamic route
    /// has none: own code picks the action or page at run time.
    /// </summary>
    /// <param name="verb">Upper case; <c>ANY</c>; null where the second argument after the route lists them.</param>
    public static bool Maps(string declaringType, string name, out string? verb)
    {
        if (declaringType == RouteBuilder && Verbs.TryGetValue(name, out verb))
            return true;
        verb = "ANY";
        // Delegates are taken by the one, request delegates by the other.
        return declaringType is RouteBuilder or Fallback && name == MapFallback || (declaringType, name) is (Controllers, DynamicController) or (Pages, DynamicPage);
    }

    /// <summary>Whether own code picks the action or page at run time: its requests are measured without a route.</summary>
    public static bool IsDynamic(string name) => name is DynamicController or DynamicPage;

    /// <summary>Whether the call maps controllers or pages with routes of their own.</summary>
    /// <param name="isRecorded">Requests are measured with those routes: not by the routers before endpoint routing.</param>
    public static bool MapsRouted(string declaringType, string name, out bool isRecorded)
    {
        isRecorded = declaringType is Controllers or Pages;
        return MapsControllers(declaringType, name) || (declaringType, name) is (Pages, RazorPages);
    }

    /// <summary>Whether the call maps controllers.</summary>
    public static bool MapsControllers(string declaringType, string name) => MapsControllers(declaringType, name, out _);

    /// <param name="shape">Null when it maps them by their attributes only.</param>
    internal static bool MapsControllers(string declaringType, string name, out PatternShape? shape)
    {
        shape = null;
        return PatternNames.Contains(name) && Patterns.TryGetValue(declaringType + "." + name, out shape);
    }
}
