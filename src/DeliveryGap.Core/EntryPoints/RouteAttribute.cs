using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>An attribute that says how an action is reached (MVC's <c>IRouteTemplateProvider</c>).</summary>
/// <param name="Template">Null when it gives none; <c>…</c> when that is not known.</param>
/// <param name="Verbs">Null when it does not constrain them; <c>…</c> for one that is not known.</param>
/// <param name="IsSilent">It gives neither template nor name nor order: it constrains the verbs of the others.</param>
internal sealed record RouteAttribute(string? Template, IReadOnlyList<string>? Verbs, bool IsSilent)
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc.";
    private const string Route = Mvc + "RouteAttribute";
    private const string AcceptVerbs = Mvc + "AcceptVerbsAttribute";
    private const string HttpMethod = Mvc + "Routing.HttpMethodAttribute";
    private const string TemplateProvider = Mvc + "Routing.IRouteTemplateProvider";

    private static readonly Dictionary<string, string> Verbed = new(StringComparer.Ordinal)
    {
        [Mvc + "HttpGetAttribute"] = "GET", [Mvc + "HttpPostAttribute"] = "POST", [Mvc + "HttpPutAttribute"] = "PUT",
        [Mvc + "HttpDeleteAttribute"] = "DELETE", [Mvc + "HttpPatchAttribute"] = "PATCH", [Mvc + "HttpHeadAttribute"] = "HEAD",
        [Mvc + "HttpOptionsAttribute"] = "OPTIONS",
    };

    public static IReadOnlyList<RouteAttribute> Among(IReadOnlyList<AttributeFact> attributes, ICodeReader code)
    {
        List<RouteAttribute> routes = [];
        foreach (var attribute in attributes)
        {
            if (Read(attribute, code) is { } route)
                routes.Add(route);
        }

        return routes;
    }

    private static RouteAttribute? Read(AttributeFact attribute, ICodeReader code)
    {
        if (attribute.Type == Route)
            return Create(attribute, TemplateOf(attribute.Argument(0)), null);
        if (Verbed.TryGetValue(attribute.Type, out var verb))
            return Create(attribute, TemplateOf(attribute.Argument(0)), [verb]);
        if (attribute.Type == AcceptVerbs)
            return Create(attribute, TemplateOf(attribute.Argument("Route")), VerbsOf(attribute));
        return IsFramework(attribute.Type) ? null : ReadDerived(attribute, code);
    }

    // What a derived attribute's constructor hands to its base is not known here; that it is one, and its verb, is.
    private static RouteAttribute? ReadDerived(AttributeFact attribute, ICodeReader code)
    {
        if (code.FindType(attribute.Type) is not { } type)
            return null;
        foreach (var current in type.SelfAndBases(code))
        {
            if (Verbed.TryGetValue(current.Name, out var verb))
                return new(Routes.Unknown, [verb], false);
            if (current.Name is HttpMethod or AcceptVerbs)
                return new(Routes.Unknown, [Routes.Unknown], false);
            if (current.Name == Route)
                return new(Routes.Unknown, null, false);
        }

        return type.Is(TemplateProvider, code) ? new(Routes.Unknown, null, false) : null;
    }

    private static RouteAttribute Create(AttributeFact attribute, string? template, IReadOnlyList<string>? verbs) =>
        new(template, verbs, template is null && attribute.Argument("Name") is null && attribute.Argument("Order") is null);

    private static string? TemplateOf(AttributeArgument? argument) =>
        argument is null ? null : argument is { IsKnown: true, Value: string template } ? template : Routes.Unknown;

    private static IReadOnlyList<string> VerbsOf(AttributeFact attribute)
    {
        var argument = attribute.Argument(0);
        var verbs = argument switch
        {
            { IsKnown: true, Value: string verb } => [verb],
            { IsKnown: true, Value: object?[] items } => items.OfType<string>(),
            _ => [Routes.Unknown],
        };
        return [.. verbs.Select(verb => verb.ToUpperInvariant()).Distinct()];
    }

    private static bool IsFramework(string type) =>
        type.StartsWith("System.", StringComparison.Ordinal) || type.StartsWith("Microsoft.", StringComparison.Ordinal)
        || type.StartsWith("DeliveryGap.", StringComparison.Ordinal);
}
