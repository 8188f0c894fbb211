using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>The attributes that <c>.WithMetadata(…)</c> hands to an endpoint or to the groups that it is mapped on.</summary>
internal sealed class EndpointMetadata
{
    // .WithName(…).RequireAuthorization()… Longer chains are not written by hand.
    private const int MaxChain = 256;

    private readonly List<AttributeFact> own = [];
    private readonly List<List<AttributeFact>> ofGroups = [];

    private EndpointMetadata()
    {
    }

    public IReadOnlyList<AttributeFact> Own => own;

    /// <summary>Nearest group first.</summary>
    public IReadOnlyList<IReadOnlyList<AttributeFact>> OfGroups => ofGroups;

    public static EndpointMetadata Of(Call endpoint, MethodBody body, ICodeReader code)
    {
        var metadata = new EndpointMetadata();
        var groups = Groups(endpoint);
        foreach (var _ in groups)
            metadata.ofGroups.Add([]);
        foreach (var call in body.Calls)
        {
            if (call == endpoint || call.Arguments.Count == 0 || Mapped(call.Arguments[0]) is not { } mapped)
                continue;
            if (mapped == endpoint)
                metadata.own.AddRange(Handed(call, body, code));
            else if (groups.IndexOf(mapped) is >= 0 and var group)
                metadata.ofGroups[group].AddRange(Handed(call, body, code));
        }

        return metadata;
    }

    /// <summary>The calls that made the builder on which the endpoint is mapped, nearest first.</summary>
    private static List<Call> Groups(Call endpoint)
    {
        List<Call> groups = [];
        for (var call = Mapped(endpoint.Arguments[0]); call is not null && groups.Count < MaxChain && call.Arguments.Count > 0; call = Mapped(call.Arguments[0]))
            groups.Add(call);
        return groups;
    }

    /// <summary>The <c>MapGet</c>, <c>MapGroup</c> or the like that made a builder, through <c>.WithName(…)</c> and its like.</summary>
    private static Call? Mapped(Value builder)
    {
        for (var depth = 0; depth < MaxChain && builder is CallValue { Call: var call }; depth++)
        {
            if (EndpointMethods.MakesBuilder(call.DeclaringType, call.Name))
                return call;
            if ((call.Receiver ?? call.Arguments.FirstOrDefault()) is not { } next)
                return null;
            builder = next;
        }

        return null;
    }

    private static IEnumerable<AttributeFact> Handed(Call call, MethodBody body, ICodeReader code)
    {
        if (call.Name == EndpointMethods.WithMetadata)
        {
            foreach (var item in call.Arguments.Skip(1).SelectMany(argument => argument is ArrayValue array ? array.Items : [argument]))
            {
                if (item is CallValue { Call: { IsConstructor: true } creation } && DeliveryGapAttributes.IsOne(creation.DeclaringType))
                    yield return AsAttribute(creation, body);
                else if (item.Type is { } type && DeliveryGapAttributes.IsOne(type))
                    yield return Unread(type, call.Place);
            }
        }
        else if (MayMark(call, code))
        {
            yield return Unread(DeliveryGapAttributes.PartOf, call.Place);
        }
    }

    /// <summary>A team's own extension that hands metadata on, or cannot be read.</summary>
    private static bool MayMark(Call call, ICodeReader code) =>
        code.MayBeOwn(call.DeclaringType)
        && !EndpointMethods.Maps(call.DeclaringType, call.Name, out _)
        && (code.ReadBody(call.Method)?.Calls.Any(inner => inner.Name == EndpointMethods.WithMetadata) ?? true);

    /// <summary>A mark whose key is not known.</summary>
    private static AttributeFact Unread(string type, Place place) => new(type, [new("", null, false, place)], [], place);

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
