using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>
/// Handlers of messages from outside whose bus the catalog does not know: own types that implement a generic interface closed over an own
/// message, and are handed to a framework.
/// </summary>
/// <remarks>
/// A mediator's handlers have the same shape, and are no entry points: whoever sends the message is. What tells them apart is where the
/// message comes from. One that own code creates, or that a request brings in, is sent from within; a query is answered to somebody who
/// waits. Only who sees the whole program can tell, so the editor does not ask.
/// </remarks>
internal sealed class ShapedHandlers(ICodeReader code, Dispatch dispatch, OwnKinds own)
{
    private readonly HashSet<string> known = new(EnteredTypes.All(own).Select(row => row.Type), StringComparer.Ordinal);

    /// <param name="others">All other entry points of the program.</param>
    public IEnumerable<EntryPoint> Among(IEnumerable<TypeFact> types, IReadOnlyList<EntryPoint> others)
    {
        Lazy<bool> hasTransport = new(() => MessageShapes.HasTransport(code));
        Lazy<HashSet<string>> taken = new(() => TakenBy(others));
        Dictionary<string, bool> isMade = new(StringComparer.Ordinal);
        // Most types have the shape of none.
        foreach (var type in types.Where(type => TypeEntryPoint.IsConcrete(type) && TypeEntryPoint.HasAbove(type, MessageShapes.MayBeOfBus, code)))
        {
            foreach (var (message, isOfOwnBus, handlers) in Handled(type))
            {
                if (isOfOwnBus && !hasTransport.Value || taken.Value.Contains(message) || !code.IsMentioned(type.Name) && !code.ScansAssemblies)
                    continue;
                if (!isMade.TryGetValue(message, out var made))
                    isMade.Add(message, made = IsMade(message));
                if (!made)
                    yield return TypeEntryPoint.Of(EntryPointKind.Message, EnteredTypeSearch.MessageId(message, type), type, handlers, code);
            }
        }
    }

    private IEnumerable<(string Message, bool IsOfOwnBus, IReadOnlyList<MethodFact> Handlers)> Handled(TypeFact type)
    {
        HashSet<string> messages = new(StringComparer.Ordinal);
        foreach (var closed in dispatch.Hierarchy.Of(TypeNames.Open(type.Name)))
        {
            if (closed.IndexOf('{') < 0 || TypeNames.Arguments(closed) is not { Count: > 0 } arguments || arguments[0] is not { } message || TypeNames.IsOpen(message) || !MessageShapes.MayBeOfBus(TypeNames.Definition(closed)))
                continue;
            var definition = TypeNames.Definition(closed);
            if (known.Contains(definition) || code.FindType(definition) is not { Shape: TypeShape.Interface } bus
                || code.FindType(TypeNames.Definition(message)) is not { IsOwn: true, Shape: TypeShape.Class or TypeShape.Struct })
            {
                continue;
            }

            MethodFact[] members = [.. bus.Methods.Where(member => Takes(member, closed, message))];
            if (members.Length == 0 || !members.All(MessageShapes.AnswersNothing) || !messages.Add(message))
                continue;
            MethodFact[] handlers = [.. members.Select(member => dispatch.Implementation(member, closed, type)).OfType<MethodFact>()];
            if (handlers.Length > 0)
                yield return (message, bus.IsOwn, handlers);
        }
    }

    /// <summary>The message, or an envelope around it.</summary>
    private static bool Takes(MethodFact member, string closed, string message) =>
        member.ParameterTypes.Select(parameter => TypeNames.Substitute(parameter, TypeNames.Arguments(closed), [])).Any(taken => taken == message || TypeNames.Arguments(taken).Contains(message));

    /// <summary>What requests and others bring in.</summary>
    private HashSet<string> TakenBy(IEnumerable<EntryPoint> others) => new(
        others.Where(other => other.Kind != EntryPointKind.Message).SelectMany(other => other.Handlers).Distinct()
            .SelectMany(handler => code.FindMethod(handler)?.ParameterTypes ?? []), StringComparer.Ordinal);

    /// <summary>Whether own code creates a message, other than to read what came in.</summary>
    private bool IsMade(string message)
    {
        foreach (var method in code.MethodsNaming([TypeNames.Simple(message)]))
        {
            if (code.ReadBody(method.Id) is { } body && body.Calls.Any(call => Creates(call, TypeNames.Definition(message)))
                && code.FindType(method.DeclaringType)?.Is(MessageShapes.SerializerContext, code) != true)
            {
                return true;
            }
        }

        return false;
    }

    // A record copies itself.
    private static bool Creates(Call call, string message) =>
        call.IsCreation && call.DeclaringType == message && !call.Arguments.Any(argument => argument is ParameterValue { Ordinal: -1 });
}
