using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>An action's verbs and routes (as <c>DefaultApplicationModelProvider</c> and <c>ActionAttributeRouteModel</c> make them).</summary>
internal sealed class ControllerActions(ICodeReader code, Lazy<ConventionalRoutes> conventional, RouteConventions conventions, MappedPrefixes prefixes)
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc.";
    private const string ControllerSuffix = "Controller";
    private const string AsyncSuffix = "Async";

    public IEnumerable<EntryPoint> Of(MethodFact action, TypeFact controller, IReadOnlyList<RouteAttribute> controllerRoutes)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (var selector in Selectors(RoutesOf(action, controller)))
        {
            foreach (var route in Templates(selector.Template, controllerRoutes).SelectMany(template => RoutesBy(template, action, controller)))
            {
                foreach (var verb in selector.Verbs)
                {
                    if (ids.Add(Routes.Id(verb, route.Route)))
                        yield return Create(verb, route.Route, route.Recorded, action, controller);
                }
            }
        }
    }

    private IEnumerable<ActionRoute> RoutesBy(string? template, MethodFact action, TypeFact controller)
    {
        if (template is null)
            return conventional.Value.Of(ControllerName(controller), ActionName(action), AreaOf(controller)).Select(found => new ActionRoute(found.Route, () => found.Recorded));
        var route = conventions.Changed(Routes.ReplaceTokens(template, token => conventions.ChangeTokens ? null : Token(token, action, controller)));
        return [new(route, () => prefixes.Recorded(route))];
    }

    private EntryPoint Create(string verb, string route, Func<string?> recorded, MethodFact action, TypeFact controller)
    {
        var marks = new Marks().Add(action.Attributes).AddTypes(controller.Name, code).Levels;
        return new()
        {
            Kind = EntryPointKind.Http,
            Id = Routes.Id(verb, route),
            HttpMethod = verb,
            FindRoute = recorded,
            Symbol = action.Symbol,
            // An inherited action stands where it becomes one: at the controller.
            Place = action.DeclaringType == controller.Name ? action.Place : controller.Place,
            Handlers = [action.Id],
            HandlerType = controller.Name,
            Around = new(() => Surroundings.Of(Surroundings.AttributesAround(action, controller, code), code)),
            Marks = marks,
            RequestMarks = marks,
        };
    }

    /// <summary>The route attributes of the nearest declaration of the action that has any.</summary>
    private IReadOnlyList<RouteAttribute> RoutesOf(MethodFact action, TypeFact controller)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (var current = action; current is not null && seen.Add(current.Id);)
        {
            var routes = conventions.Among(current.Attributes);
            if (routes.Count > 0)
                return routes;
            current = current.Overrides is { } hidden ? Controllers.Inherited(hidden, controller, code) : null;
        }

        return [];
    }

    /// <summary>A template of the action's own with its verbs; a null template takes the controller's.</summary>
    private sealed class Selector(string? template, IReadOnlyList<string> verbs)
    {
        public string? Template { get; } = template;
        public IReadOnlyList<string> Verbs { get; } = verbs.Count == 0 ? [Routes.AnyVerb] : verbs;
    }

    private static IEnumerable<Selector> Selectors(IReadOnlyList<RouteAttribute> routes)
    {
        var silent = routes.Where(route => route.IsSilent && route.Verbs is not null).SelectMany(route => route.Verbs!).Distinct().ToArray();
        var speaking = routes.Where(route => !route.IsSilent).ToArray();
        foreach (var route in speaking)
            yield return new(route.Template, route.Verbs ?? silent);

        // [Route("a")] takes the verbs of a bare [HttpGet] beside it; next to [HttpPost("a")] a bare [HttpGet] is a route of its own.
        if (speaking.Length == 0 || silent.Length > 0 && speaking.All(route => route.Verbs is not null))
            yield return new(null, silent);
    }

    /// <summary>An action's template below each of its controller's; null where neither has one.</summary>
    private static IEnumerable<string?> Templates(string? template, IReadOnlyList<RouteAttribute> controllerRoutes)
    {
        var isAlone = controllerRoutes.Count == 0 || template is not null && Routes.IsAbsolute(template);
        return isAlone ? [Routes.Combine(null, template)] : controllerRoutes.Select(route => Routes.Combine(route.Template, template));
    }

    private string? Token(string token, MethodFact action, TypeFact controller) => token.ToLowerInvariant() switch
    {
        "controller" => ControllerName(controller),
        "action" => ActionName(action),
        "area" => AreaOf(controller),
        _ => null,
    };

    private static string ControllerName(TypeFact controller)
    {
        var name = TypeNames.Simple(controller.Name);
        return name.EndsWith(ControllerSuffix, StringComparison.OrdinalIgnoreCase) && name.Length > ControllerSuffix.Length
            ? name.Substring(0, name.Length - ControllerSuffix.Length)
            : name;
    }

    private static string? ActionName(MethodFact action)
    {
        if (action.Attributes.Find(Mvc + "ActionNameAttribute") is { } named)
            return named.Argument(0) is { IsKnown: true, Value: string name } ? name : null;
        return action.Name.EndsWith(AsyncSuffix, StringComparison.Ordinal) && action.Name.Length > AsyncSuffix.Length
            ? action.Name.Substring(0, action.Name.Length - AsyncSuffix.Length)
            : action.Name;
    }

    private string? AreaOf(TypeFact controller) =>
        controller.InheritedAttribute(Mvc + "AreaAttribute", code)?.Argument(0) is { IsKnown: true, Value: string area } ? area : null;

    /// <param name="Recorded">What telemetry calls it.</param>
    private sealed record ActionRoute(string Route, Func<string?> Recorded);
}
