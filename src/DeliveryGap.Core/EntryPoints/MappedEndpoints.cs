using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>Minimal APIs: <c>app.MapGet("/orders", …)</c>.</summary>
internal static class MappedEndpoints
{
    // Endpoints mapped on it have no prefix; what other builders add is not known here.
    private const string Application = "Microsoft.AspNetCore.Builder.WebApplication";

    // .WithName(…).RequireAuthorization()… Longer chains are not written by hand.
    private const int MaxChain = 256;

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
            var marks = MarksOf(call, body, handler, mapping, code);
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

    private static IReadOnlyList<IReadOnlyList<AttributeFact>> MarksOf(Call call, MethodBody body, MethodFact? handler, MethodFact mapping, ICodeReader code)
    {
        var marks = new Marks();
        List<AttributeFact> own = [.. handler?.Attributes ?? []];
        own.AddRange(Metadata(call, body));
        marks.Add(own);
        if (handler is { Holder: null })
            marks.AddTypes(handler.DeclaringType, code);

        // What holds the call: a local function or lambda, the method around it, its type.
        var holder = mapping;
        for (var depth = 0; holder is not null && depth < MaxChain; depth++)
        {
            marks.Add(holder.Attributes);
            holder = holder.Holder is { } outer ? code.FindMethod(outer) : null;
        }

        return marks.AddTypes(mapping.DeclaringType, code).Levels;
    }

    /// <summary>The objects of ours that <c>.WithMetadata(…)</c> hands to the endpoint.</summary>
    private static IEnumerable<AttributeFact> Metadata(Call endpoint, MethodBody body)
    {
        foreach (var call in body.Calls)
        {
            if (call.Name != EndpointMethods.WithMetadata || call.Arguments.Count < 2 || !IsOn(call.Arguments[0], endpoint))
                continue;
            foreach (var item in call.Arguments[1] is ArrayValue array ? array.Items : [])
            {
                if (item is CallValue { Call: { IsConstructor: true } creation } && DeliveryGapAttributes.IsOne(creation.DeclaringType))
                    yield return AsAttribute(creation, body);
            }
        }
    }

    /// <summary>Whether the builder is what the call returned, through <c>.WithName(…)</c> and its like.</summary>
    private static bool IsOn(Value builder, Call endpoint)
    {
        for (var depth = 0; depth < MaxChain && builder is CallValue { Call: var call }; depth++)
        {
            if (call == endpoint)
                return true;
            if ((call.Receiver ?? call.Arguments.FirstOrDefault()) is not { } next)
                return false;
            builder = next;
        }

        return false;
    }

    private static AttributeFact AsAttribute(Call creation, MethodBody body)
    {
        const string setter = "set_";
        List<AttributeArgument> named = [];
        foreach (var call in body.Calls)
        {
            if (call.Receiver is CallValue { Call: var created } && created == creation && call.Arguments.Count == 1
                && call.Name.StartsWith(setter, StringComparison.Ordinal))
            {
                named.Add(AsArgument(call.Name.Substring(setter.Length), call.Arguments[0], call.Place));
            }
        }

        return new(creation.DeclaringType, [.. creation.Arguments.Select(argument => AsArgument("", argument, creation.Place))], named, creation.Place);
    }

    private static AttributeArgument AsArgument(string name, Value value, Place place) =>
        value switch
        {
            ConstantValue constant => new(name, constant.Content, true, place),
            ArrayValue { Items: var items } when items.All(item => item is ConstantValue) =>
                new(name, items.Select(item => ((ConstantValue)item).Content).ToArray(), true, place),
            _ => new(name, null, false, place),
        };
}
