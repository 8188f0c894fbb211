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

    /// <summary>One of the framework's; null for any other.</summary>
    public static RouteAttribute? Of(AttributeFact attribute)
    {
        if (attribute.Type == Route)
            return Create(attribute, TemplateOf(attribute.Argument(0)), null);
        if (Verbed.TryGetValue(attribute.Type, out var verb))
            return Create(attribute, TemplateOf(attribute.Argument(0)), [verb]);
        return attribute.Type == AcceptVerbs ? Create(attribute, TemplateOf(attribute.Argument("Route")), VerbsOf(attribute)) : null;
    }

    /// <summary>An own attribute that derives from one of the framework's or provides a template; null for any other.</summary>
    /// <param name="template">What its constructor hands to the framework's; <c>…</c> when that is not known.</param>
    public static RouteAttribute? OfDerived(TypeFact type, string? template, ICodeReader code)
    {
        foreach (var current in type.SelfAndBases(code))
        {
            if (Verbed.TryGetValue(current.Name, out var verb))
                return new(template, [verb], false);
            if (current.Name is HttpMethod or AcceptVerbs)
                return new(Routes.Unknown, [Routes.Unknown], false);
            if (current.Name == Route)
                return new(template, null, false);
        }

        return type.Is(TemplateProvider, code) ? new(Routes.Unknown, null, false) : null;
    }

    public static bool IsFramework(string type) =>
        type.StartsWith("System.", StringComparison.Ordinal) || type.StartsWith("Microsoft.", StringComparison.Ordinal)
        || type.StartsWith("DeliveryGap.", StringComparison.Ordinal);

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
}
