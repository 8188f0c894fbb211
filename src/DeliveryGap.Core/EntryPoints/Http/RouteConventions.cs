using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>What own code does to the routes that attributes name: attributes of its own, and conventions that change all of them.</summary>
internal sealed class RouteConventions(ICodeReader code, ValueResolver values)
{
    private const string Models = "Microsoft.AspNetCore.Mvc.ApplicationModels.";

    private readonly Lazy<bool> changeTokens = new(() => code.Names(Models + "RouteTokenTransformerConvention"), LazyThreadSafetyMode.PublicationOnly);
    private readonly Lazy<bool> changeRoutes = new(() => code.Names(Models + "AttributeRouteModel"), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>A transformer, which is own code, says what becomes of <c>[controller]</c> and its like.</summary>
    public bool ChangeTokens => changeTokens.Value;

    /// <summary>The route as far as it is known where a convention may put something before it.</summary>
    public string Changed(string route) => changeRoutes.Value ? Routes.Below(Routes.Unknown, route) : route;

    public IReadOnlyList<RouteAttribute> Among(IReadOnlyList<AttributeFact> attributes)
    {
        List<RouteAttribute> routes = [];
        foreach (var attribute in attributes)
        {
            if ((RouteAttribute.IsFramework(attribute.Type) ? RouteAttribute.Of(attribute) : Derived(attribute)) is { } route)
                routes.Add(route);
        }

        return routes;
    }

    private RouteAttribute? Derived(AttributeFact attribute) =>
        code.FindType(attribute.Type) is { } type ? RouteAttribute.OfDerived(type, Template(attribute), code) : null;

    /// <summary>What an attribute's constructor hands to the framework's: its first argument there; null when it hands none.</summary>
    private string? Template(AttributeFact attribute)
    {
        if (attribute.Positional.Any(argument => !argument.IsKnown || argument.Value is not string))
            return Routes.Unknown;
        var parameters = string.Join(",", attribute.Positional.Select(_ => "System.String"));
        var constructor = $"M:{attribute.Type}.#ctor" + (parameters.Length == 0 ? "" : $"({parameters})");
        var arguments = attribute.Positional.Select(argument => new ConstantValue(argument.Value, "System.String")).ToArray();
        var creation = new Call(attribute.Type, ".ctor", constructor, null, arguments, attribute.Type, attribute.Place);
        var frame = Frame.Entered(constructor, creation, Frame.Of(constructor));

        // No hierarchy of attributes comes near.
        for (var depth = 0; depth < 8; depth++)
        {
            if (code.ReadBody(frame.Method)?.Calls.FirstOrDefault(call => call is { IsConstructor: true, IsCreation: false }) is not { } next)
                return Routes.Unknown;
            if (RouteAttribute.IsFramework(next.DeclaringType))
                return next.Arguments.Count == 0 ? null : values.Texts(next.Arguments[0], frame) is { Count: 1 } texts ? texts[0] : Routes.Unknown;
            frame = Frame.Entered(next.Method, next, frame);
        }

        return Routes.Unknown;
    }
}
