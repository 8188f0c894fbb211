using System.Collections.Concurrent;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>The attributes, filters and gates that <c>.WithMetadata(…)</c>, <c>.AddEndpointFilter(…)</c> and their like bring to an endpoint or to the groups that it is mapped on.</summary>
internal sealed class EndpointMetadata(ICodeReader code, ValueResolver values)
{
    // .WithName(…).RequireAuthorization()… Longer chains are not written by hand.
    private const int MaxChain = 256;

    // A team's own extension that calls another.
    private const int MaxNesting = 4;

    private readonly ConcurrentDictionary<MethodBody, ILookup<Call, Call>> applied = new();
    private readonly ConcurrentDictionary<MadeIn, IReadOnlyList<EndpointPart>> known = new();

    /// <summary>What is handed to the builder that a call makes: where it is made, and where methods on the way here return it to.</summary>
    public IReadOnlyList<EndpointPart> On(Call made, Frame frame) =>
        // A group of the program's own body is asked for by every endpoint on it.
        frame is { Call: null, Outer: null } ? known.GetOrAdd(new(made, frame.Method, frame.ThisType), _ => Read(made, frame)) : Read(made, frame);

    private IReadOnlyList<EndpointPart> Read(Call made, Frame frame)
    {
        List<EndpointPart> parts = [];
        var (target, at) = (made, frame);
        for (var depth = 0; depth < MaxChain && code.ReadBody(at.Method) is { } body; depth++)
        {
            foreach (var call in AppliedIn(body)[target])
                parts.AddRange(Handed(call, at, 0));

            if (at.Call is null || at.Caller is null || !body.Returns.Any(returned => IsMadeBy(returned, target)))
                break;
            (target, at) = (at.Call, at.Caller);
        }

        return parts;
    }

    /// <summary>For each call of a body, the calls that are made on what it returns, at any distance.</summary>
    private ILookup<Call, Call> AppliedIn(MethodBody body) => applied.GetOrAdd(body, read =>
    {
        List<Application> applications = [];
        foreach (var call in read.Calls)
        {
            if (call.Arguments.Count > 0)
                applications.AddRange(Makers(call.Arguments[0]).Select(made => new Application(made, call)));
        }

        return applications.ToLookup(application => application.Made, application => application.By);
    });

    /// <summary>Whether a builder is what the call returns, through <c>.WithName(…)</c> and its like.</summary>
    private static bool IsMadeBy(Value builder, Call made) => Makers(builder).Contains(made);

    private static IEnumerable<Call> Makers(Value builder)
    {
        for (var depth = 0; depth < MaxChain && builder is CallValue { Call: var call }; depth++)
        {
            yield return call;
            if (EndpointMethods.MakesBuilder(call.DeclaringType, call.Name) || (call.Receiver ?? call.Arguments.FirstOrDefault()) is not { } next)
                yield break;
            builder = next;
        }
    }

    private IEnumerable<EndpointPart> Handed(Call call, Frame frame, int depth)
    {
        if (call.Name == EndpointMethods.WithMetadata)
            return Items(call).SelectMany(item => AsAttribute(item, frame, call.Place)).Select(attribute => new EndpointPart(attribute));
        if (call.Name == Filters.AddEndpointFilter)
            return OfFilter(call, frame);
        if (Filters.Gate(call.DeclaringType, call.Name))
            return Items(call).Where(item => item.Type is null or "System.String").SelectMany(item => values.Texts(item, frame)).Select(key => new EndpointPart(Gate: key));
        return code.MayBeOwn(call.DeclaringType) && !EndpointMethods.Maps(call.DeclaringType, call.Name, out _) ? OfExtension(call, frame, depth) : [];
    }

    /// <summary>What a team's own extension hands to the builder that it is given.</summary>
    private IEnumerable<EndpointPart> OfExtension(Call extension, Frame frame, int depth)
    {
        if (code.ReadBody(extension.Method) is not { } body || depth == MaxNesting)
            return [new(Unread(DeliveryGapAttributes.PartOf, extension.Place))];
        var entered = Frame.Entered(extension.Method, extension, frame);
        return body.Calls
            .Where(call => call.Arguments.Count > 0 && IsGiven(call.Arguments[0]))
            .SelectMany(call => Handed(call, entered, depth + 1));
    }

    /// <summary>The builder that the extension was given, its first parameter; not one that it maps on that.</summary>
    private static bool IsGiven(Value builder)
    {
        for (var depth = 0; depth < MaxChain && builder is CallValue { Call: var call }; depth++)
        {
            if (EndpointMethods.MakesBuilder(call.DeclaringType, call.Name) || (call.Receiver ?? call.Arguments.FirstOrDefault()) is not { } next)
                return false;
            builder = next;
        }

        return builder is ParameterValue { Ordinal: 0, Function: null };
    }

    private static IEnumerable<Value> Items(Call call) => call.Arguments.Skip(1).SelectMany(argument => argument is ArrayValue array ? array.Items : [argument]);

    /// <summary>A filter of an own type, with the marks that it carries, or an own function.</summary>
    private IEnumerable<EndpointPart> OfFilter(Call call, Frame frame)
    {
        if (call.Arguments.Count > 1 && values.Origin(call.Arguments[1], frame) is { Value: FunctionValue function })
            return [new(Filter: function.Method)];
        var filter = call.TypeArguments.Count > 0 ? call.TypeArguments[call.TypeArguments.Count - 1] : null;
        foreach (var type in new[] { filter, call.Arguments.Count > 1 ? call.Arguments[1].Type : null })
        {
            if (type is not null && code.FindType(TypeNames.Definition(type)) is { IsOwn: true } found)
                return [new(Filter: found.Name), .. DeliveryGapAttributes.Among(found.Attributes).Select(attribute => new EndpointPart(attribute, IsOfFilter: true))];
        }

        return [];
    }

    private IEnumerable<AttributeFact> AsAttribute(Value item, Frame frame, Place place)
    {
        foreach (var origin in values.Origins(item, frame))
        {
            if (origin.Value is CallValue { Call: { IsCreation: true } creation })
            {
                if (DeliveryGapAttributes.IsOne(creation.DeclaringType))
                    yield return AsAttribute(creation, origin.Frame);
            }
            else if (origin.Value is ArrayValue array)
            {
                foreach (var attribute in array.Items.SelectMany(inner => AsAttribute(inner, origin.Frame, place)))
                    yield return attribute;
            }
            else if (origin.Value.Type is { } type && DeliveryGapAttributes.IsOne(type))
            {
                yield return Unread(type, place);
            }
            else if (origin.Value.Type is null or "System.Object" or "System.Object[]" or "System.Attribute" && origin.Value is not ConstantValue)
            {
                yield return Unread(DeliveryGapAttributes.PartOf, place);
            }
        }
    }

    /// <summary>A mark whose key is not known.</summary>
    private static AttributeFact Unread(string type, Place place) => new(type, [new("", null, false, place)], [], place);

    private AttributeFact AsAttribute(Call creation, Frame frame)
    {
        const string setter = "set_";
        List<AttributeArgument> named = [];
        foreach (var call in code.ReadBody(frame.Method)?.Calls ?? [])
        {
            if (call.Receiver is CallValue { Call: var created } && created == creation && call.Arguments.Count == 1
                && call.Name.StartsWith(setter, StringComparison.Ordinal))
            {
                named.Add(AsArgument(call.Name.Substring(setter.Length), call.Arguments[0], frame, call.Place));
            }
        }

        return new(creation.DeclaringType, [.. creation.Arguments.Select(argument => AsArgument("", argument, frame, creation.Place))], named, creation.Place);
    }

    private AttributeArgument AsArgument(string name, Value value, Frame frame, Place place) => values.Origin(value, frame) switch
    {
        { Value: ConstantValue constant } => new(name, constant.Content, true, place),
        { Value: TextValue } when values.Texts(value, frame) is { Count: 1 } texts && Routes.IsKnown(texts[0]) => new(name, texts[0], true, place),
        { Value: ArrayValue { Items: var items } } when items.All(item => item is ConstantValue) =>
            new(name, items.Select(item => ((ConstantValue)item).Content).ToArray(), true, place),
        _ => new(name, null, false, place),
    };

    private sealed record Application(Call Made, Call By);

    private sealed record MadeIn(Call Made, string Method, string? ThisType);
}
