using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>Blazor components that have a route: <c>@page "/counter"</c>.</summary>
internal static class Components
{
    private const string Route = "Microsoft.AspNetCore.Components.RouteAttribute";

    /// <summary>One for each route.</summary>
    public static IEnumerable<EntryPoint> Of(TypeFact type, ICodeReader code)
    {
        if (type.Shape != TypeShape.Class || type.IsAbstract || type.Attributes.Count == 0)
            yield break;
        foreach (var attribute in type.Attributes)
        {
            if (attribute.Type != Route)
                continue;
            var template = attribute.Argument(0) is { IsKnown: true, Value: string text } ? text : Routes.Unknown;
            yield return new()
            {
                Kind = EntryPointKind.Component,
                Id = "component " + (Routes.IsAbsolute(template) || template == Routes.Unknown ? template : "/" + template),
                Symbol = "T:" + type.Name,
                Place = type.Place,
                Handlers = Overrides(type, code),
                HandlerType = type.Name,
                Marks = new Marks().AddTypes(type.Name, code).Levels,
            };
        }
    }

    /// <summary>What the framework calls: what it renders, and what runs before.</summary>
    private static IReadOnlyList<string> Overrides(TypeFact type, ICodeReader code)
    {
        List<string> handlers = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var current in type.SelfAndBases(code).TakeWhile(current => current.IsOwn))
        {
            foreach (var method in current.Methods)
            {
                if (method is { Overrides: not null, IsAbstract: false } && names.Add(method.Name))
                    handlers.Add(method.Id);
            }
        }

        return handlers;
    }
}
