using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>MVC and API controllers: which types are, which of their methods are actions (as MVC's own conventions decide).</summary>
internal sealed class Controllers(ICodeReader code, Lazy<ConventionalRoutes> conventional, RouteConventions conventions, MappedPrefixes prefixes)
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc.";
    private const string Suffix = "Controller";

    // Their own methods are no actions.
    private static readonly string[] FrameworkBases = [Mvc + "ControllerBase", Mvc + "Controller"];

    private readonly ControllerActions actionsOf = new(code, conventional, conventions, prefixes);

    public IEnumerable<EntryPoint> Actions(TypeFact type)
    {
        if (!IsController(type))
            return [];

        List<EntryPoint> actions = [];
        HashSet<string> overridden = new(StringComparer.Ordinal);
        var routes = ControllerRoutes(type);
        foreach (var declaring in type.SelfAndBases(code).TakeWhile(current => !FrameworkBases.Contains(current.Name)))
        {
            foreach (var method in declaring.Methods)
            {
                if (method.Overrides is { } hidden)
                    overridden.Add(hidden);
                if (!overridden.Contains(method.Id) && IsAction(method, type))
                    actions.AddRange(actionsOf.Of(method, type, routes));
            }
        }

        return actions;
    }

    private bool IsController(TypeFact type)
    {
        if (type.Shape != TypeShape.Class || type.IsAbstract || !type.IsTopLevelPublic || type.IsGeneric || !type.IsOwn)
            return false;

        var isNamed = type.Name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);
        // Most types are settled here, before any base type is looked for.
        if (!isNamed && type.BaseType is null or "System.Object" && type.Attributes.Count == 0)
            return false;
        if (type.InheritedAttribute(Mvc + "NonControllerAttribute", code) is not null)
            return false;
        foreach (var current in type.SelfAndBases(code))
        {
            // By name, so that a framework that cannot be read is still known.
            if (current.BaseType is { } baseType && FrameworkBases.Contains(baseType)
                || current.Attributes.Find(Mvc + "ControllerAttribute") is not null
                || current.Attributes.Find(Mvc + "ApiControllerAttribute") is not null)
            {
                return true;
            }
        }

        // MVC takes any class of that name, but in a program without MVC the name means nothing.
        return isNamed && (conventions.Among(type.Attributes).Count > 0
            || type.Methods.Any(method => conventions.Among(method.Attributes).Count > 0));
    }

    private bool IsAction(MethodFact method, TypeFact controller)
    {
        if (!method.IsPublic || method.IsStatic || method.IsAbstract || method.IsGeneric)
            return false;
        if (method.Name == "Dispose" && method.ParameterTypes.Count == 0 && controller.Is("System.IDisposable", code))
            return false;

        // [NonAction] is inherited by overrides; a method of object is none.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var current = method; current is not null;)
        {
            if (current.Attributes.Find(Mvc + "NonActionAttribute") is not null)
                return false;
            if (current.Overrides is not { } hidden || !seen.Add(hidden))
                break;
            if (FrameworkBases.Concat(["System.Object"]).Any(type => hidden.StartsWith("M:" + type + ".", StringComparison.Ordinal)))
                return false;
            current = Inherited(hidden, controller, code);
        }

        return true;
    }

    /// <summary>A method that the controller inherits, from own or foreign code.</summary>
    internal static MethodFact? Inherited(string id, TypeFact controller, ICodeReader code)
    {
        foreach (var type in controller.SelfAndBases(code))
        {
            foreach (var method in type.Methods)
            {
                if (method.Id == id)
                    return method;
            }
        }

        return null;
    }

    /// <summary>The templates of the nearest type that has any; empty where routing is conventional.</summary>
    private IReadOnlyList<RouteAttribute> ControllerRoutes(TypeFact type)
    {
        foreach (var current in type.SelfAndBases(code))
        {
            var routes = conventions.Among(current.Attributes);
            if (routes.Count > 0)
                return routes;
        }

        return [];
    }
}
