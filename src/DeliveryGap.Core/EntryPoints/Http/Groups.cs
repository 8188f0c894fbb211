using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>The <c>MapGroup</c> that made a builder, in the body where it stands.</summary>
internal sealed record Group(Call Call, Frame Frame);

/// <summary>What a builder adds to the routes that are mapped on it.</summary>
/// <param name="Prefix">Null for none; with <c>…</c> where it is not wholly known.</param>
/// <param name="Groups">Nearest first.</param>
internal sealed record GroupChain(string? Prefix, IReadOnlyList<Group> Groups);

/// <summary>Finds the groups on which endpoints are mapped, through locals, fields, parameters and own methods.</summary>
internal sealed class Groups(ICodeReader code, ValueResolver values)
{
    // Groups in groups, each with .RequireAuthorization(…).WithTags(…)…: longer chains are not written by hand.
    private const int MaxDepth = 256;

    private static readonly GroupChain Root = new(null, []);
    private static readonly GroupChain Unknown = new(Routes.Unknown, []);

    /// <summary>At least one; several where the builder is one of several.</summary>
    public IReadOnlyList<GroupChain> Of(Value builder, Frame frame) => Of(builder, frame, 0);

    private IReadOnlyList<GroupChain> Of(Value builder, Frame frame, int depth)
    {
        if (RootBuilders.IsOne(builder.Type))
            return [Root];
        if (depth > MaxDepth)
            return [Unknown];
        List<GroupChain> chains = [];
        foreach (var origin in values.Origins(builder, frame))
            chains.AddRange(Of(origin, depth));
        return chains.Count > ChoiceValue.Most ? [Unknown] : chains;
    }

    private IEnumerable<GroupChain> Of(Origin origin, int depth)
    {
        if (RootBuilders.IsOne(origin.Value.Type))
            return [Root];
        switch (origin.Value)
        {
            case CallValue { Call: var call } when EndpointMethods.MakesGroup(call.DeclaringType, call.Name) && call.Arguments.Count > 1:
                return
                    from outer in Of(call.Arguments[0], origin.Frame, depth + 1)
                    from prefix in values.Texts(call.Arguments[1], origin.Frame)
                    select new GroupChain(Routes.Below(outer.Prefix, prefix), [new(call, origin.Frame), .. outer.Groups]);
            // .RequireAuthorization(…) and its like return what they were given.
            case CallValue { Call: { IsConstructor: false } call } when !call.Name.StartsWith("Map", StringComparison.Ordinal)
                && (call.Receiver ?? call.Arguments.FirstOrDefault()) is { } given:
                return Of(given, origin.Frame, depth + 1);
            case ParameterValue parameter when IsRoot(parameter, origin.Frame):
                return [Root];
            default:
                return [Unknown];
        }
    }

    private bool IsRoot(ParameterValue parameter, Frame frame)
    {
        if (parameter.Ordinal < 0 || code.FindMethod(frame.Method) is not { } method)
            return false;
        if (method.Name.Length == 0)
            return values.HandedTo(method) is { Call: var call } && RootBuilders.GiveToLambda(call.DeclaringType, call.Name);
        return RootBuilders.GiveToMember(method.Name, type => code.FindType(method.DeclaringType)?.Is(type, code) == true);
    }
}
