using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>The patterns that are mapped for all controllers, from which actions without a route of their own get theirs.</summary>
internal sealed class ConventionalRoutes
{
    private static readonly IReadOnlyDictionary<string, string> NoDefaults = new Dictionary<string, string>();

    private readonly List<MappedPattern> patterns = [];
    private bool isMapped;

    public ConventionalRoutes(IEnumerable<MethodFact> mappingMethods, ICodeReader code, ValueResolver values)
    {
        var groups = new Groups(code, values);
        foreach (var mapping in mappingMethods)
        {
            foreach (var call in code.ReadBody(mapping.Id)?.Calls ?? [])
            {
                if (!EndpointMethods.MapsControllers(call.DeclaringType, call.Name, out var shape))
                    continue;
                isMapped = true;
                if (shape is not null)
                    Add(call, shape, mapping, groups, values);
            }
        }
    }

    /// <summary>
    /// The routes of an action without one of its own. None where controllers are mapped by their attributes only; <c>…</c> where no
    /// mapping of controllers is in sight, as in a library.
    /// </summary>
    /// <returns>Each as it stands in ids, filled, and as telemetry writes it: the bare pattern, which all its actions share.</returns>
    public IEnumerable<ConventionalRoute> Of(string controller, string? action, string? area)
    {
        var values = new Dictionary<string, string> { ["controller"] = controller, ["action"] = action ?? Routes.Unknown };
        if (area is not null)
            values["area"] = area;
        return isMapped
            ? from pattern in patterns
              let route = RoutePattern.Fill(pattern.Pattern, pattern.Defaults, values)
              where route is not null
              select new ConventionalRoute(route, pattern.Recorded)
            : [new(Routes.Unknown, null)];
    }

    private void Add(Call call, PatternShape shape, MethodFact mapping, Groups groups, ValueResolver values)
    {
        foreach (var path in values.PathsTo(mapping.Id).For(call.Arguments))
        {
            var defaults = Defaults(call, shape, path, values);
            foreach (var chain in shape.IsOnBuilder ? groups.Of(call.Arguments[0], path) : [new GroupChain(null, [])])
            {
                foreach (var pattern in shape.Constant is { } constant ? [constant] : Texts(call, shape.Pattern, path, values))
                {
                    var route = Routes.Below(chain.Prefix, pattern);
                    patterns.Add(new(route, shape.IsRecorded ? Routes.Recorded(route) : null, defaults));
                }
            }
        }
    }

    private static IReadOnlyDictionary<string, string> Defaults(Call call, PatternShape shape, Frame path, ValueResolver values)
    {
        var defaults = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (shape.Defaults is { } index && index < call.Arguments.Count)
        {
            switch (values.Origin(call.Arguments[index], path))
            {
                case { Value: TupleValue { Names.Count: > 0 } given } origin:
                    for (var i = 0; i < given.Names.Count; i++)
                        defaults[given.Names[i]] = Only(values.Texts(given.Items[i], origin.Frame));
                    break;
                case { Value: ConstantValue { Content: null } }:
                    break;
                default:
                    foreach (var name in new[] { "controller", "action" })
                        defaults[name] = Routes.Unknown;
                    break;
            }
        }

        Give("area", shape.Area);
        Give("controller", shape.Controller);
        Give("action", shape.Action);
        return defaults.Count == 0 ? NoDefaults : defaults;

        void Give(string name, int? argument)
        {
            if (argument is { } position)
                defaults[name] = Only(Texts(call, position, path, values));
        }
    }

    private static IReadOnlyList<string> Texts(Call call, int index, Frame path, ValueResolver values) =>
        index < call.Arguments.Count ? values.Texts(call.Arguments[index], path) : [Routes.Unknown];

    private static string Only(IReadOnlyList<string> texts) => texts.Count == 1 ? texts[0] : Routes.Unknown;

    private sealed record MappedPattern(string Pattern, string? Recorded, IReadOnlyDictionary<string, string> Defaults);
}

/// <param name="Route">As it stands in ids.</param>
/// <param name="Recorded">As telemetry writes it; null where it writes none.</param>
internal sealed record ConventionalRoute(string Route, string? Recorded);
