using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>Minimal APIs: <c>app.MapGet("/orders", …)</c>.</summary>
internal static class MappedEndpoints
{
    // Endpoints mapped on it have no prefix; what other builders add is not known here.
    private const string Application = "Microsoft.AspNetCore.Builder.WebApplication";

    // Lambdas in lambdas; nobody nests deeper.
    private const int MaxHolders = 64;

    public static IEnumerable<EntryPoint> In(MethodFact mapping, ICodeReader code)
    {
        if (code.ReadBody(mapping.Id) is not { } body)
            yield break;

        foreach (var call in body.Calls)
        {
            if (!EndpointMethods.Maps(call.DeclaringType, call.Name, out var verb) || call.Arguments.Count < 2)
                continue;

            var route = Route(call);
            var handler = call.Arguments[call.Arguments.Count - 1] is FunctionValue function ? code.FindMethod(function.Method) : null;
            var metadata = EndpointMetadata.Of(call, body, code);
            var marks = MarksOf(handler, metadata, mapping, code);
            foreach (var method in verb is null ? VerbsIn(call.Arguments[2]) : [verb])
            {
                yield return new()
                {
                    Kind = EntryPointKind.Http,
                    Id = Routes.Id(method, route),
                    HttpMethod = method,
                    HttpRoute = Routes.IsKnown(route) ? route : null,
                    // A lambda is shown as the member that maps it, a method as itself.
                    Symbol = handler is null || handler.Holder is not null ? mapping.Symbol : handler.Symbol,
                    Place = call.Place,
                    Handlers = handler is null ? [] : [handler.Id],
                    Metadata = metadata.Own,
                    Marks = marks,
                };
            }
        }
    }

    private static string Route(Call call)
    {
        var pattern = call.Arguments[1] is ConstantValue { Content: string text } ? text : Routes.Unknown;
        if (call.Arguments[0].Type == Application)
            return pattern;
        return pattern.StartsWith("/", StringComparison.Ordinal) || pattern is Routes.Unknown or ""
            ? Routes.Unknown + pattern.Replace(Routes.Unknown, "")
            : Routes.Unknown + "/" + pattern;
    }

    private static IEnumerable<string> VerbsIn(Value verbs)
    {
        if (verbs is not ArrayValue { Items.Count: > 0 } array)
            return [Routes.Unknown];
        return array.Items
            .Select(item => item is ConstantValue { Content: string verb } ? verb.ToUpperInvariant() : Routes.Unknown)
            .Distinct();
    }

    private static IReadOnlyList<IReadOnlyList<AttributeFact>> MarksOf(
        MethodFact? handler, EndpointMetadata metadata, MethodFact mapping, ICodeReader code)
    {
        var marks = new Marks();
        marks.Add([.. handler?.Attributes ?? [], .. metadata.Own]);
        if (handler is { Holder: null })
            marks.AddTypes(handler.DeclaringType, code);
        foreach (var group in metadata.OfGroups)
            marks.Add(group);

        // What holds the call: a local function or lambda, the method around it, its type.
        var holder = mapping;
        for (var depth = 0; holder is not null && depth < MaxHolders; depth++)
        {
            marks.Add(holder.Attributes);
            holder = holder.Holder is { } outer ? code.FindMethod(outer) : null;
        }

        return marks.AddTypes(mapping.DeclaringType, code).Levels;
    }
}
