using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Linking;

/// <summary>
/// Handlers of messages, told by their shape: an own method that takes an object of an own type and implements a member of a generic
/// interface closed over that type. No framework is known by name.
/// </summary>
internal sealed class Messages
{
    private readonly ICodeReader code;
    private readonly Dispatch dispatch;
    private readonly Lazy<Handlers> handlers;
    private readonly Lazy<IReadOnlyList<Entry>> behaviours;

    public Messages(ICodeReader code, Dispatch dispatch)
    {
        this.code = code;
        this.dispatch = dispatch;
        handlers = new(() => code.Declared.Of("messages", Index), LazyThreadSafetyMode.PublicationOnly);
        behaviours = new(() => [.. handlers.Value.Behaviours.Where(pair => code.IsMentioned(pair.Type)).Select(pair => pair.Entry)], LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>
    /// Whether a foreign member may look for the handler of what it is handed. The base library looks for none, nor does what answers a
    /// request or stores an entity.
    /// </summary>
    public static bool MayDispatch(Call call) =>
        !call.DeclaringType.StartsWith("System.", StringComparison.Ordinal)
        && !call.DeclaringType.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
        && !ResultFactories.Contains(call.DeclaringType);

    /// <summary>The handlers of a message of exactly that type.</summary>
    public IReadOnlyList<Entry> Of(string message) => handlers.Value.ByMessage.TryGetValue(message, out var found) ? found : [];

    /// <summary>What is registered, as an open generic type, around the handlers of all messages.</summary>
    public IReadOnlyList<Entry> Behaviours => handlers.Value.ByMessage.Count > 0 ? behaviours.Value : [];

    private Handlers Index()
    {
        Handlers index = new();
        foreach (var type in code.OwnTypes)
        {
            if (type is not { IsAbstract: false, Shape: TypeShape.Class or TypeShape.Struct } || !MayHandle(type))
                continue;
            var open = TypeNames.Open(type.Name);
            foreach (var above in dispatch.Hierarchy.Of(open))
            {
                if (above.IndexOf('{') >= 0 && code.FindType(TypeNames.Definition(above)) is { Shape: TypeShape.Interface } declared && !IsOfBase(declared.Name))
                    Add(type, open, above, declared, index);
            }
        }

        return index;
    }

    // Comparers, configurations and the equality of each record take an object as handlers do.
    private static bool IsOfBase(string type) =>
        type.StartsWith("System.", StringComparison.Ordinal) || type.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        || type.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal);

    // Most types have no generic interface: their hierarchy is not looked at.
    private bool MayHandle(TypeFact type) =>
        type.SelfAndBases(code).TakeWhile(current => current.IsOwn)
            .Any(current => current.Interfaces.Any(implemented => implemented.IndexOf('{') >= 0) || current.BaseType?.IndexOf('{') >= 0);

    private void Add(TypeFact type, string open, string implemented, TypeFact declared, Handlers index)
    {
        var arguments = TypeNames.Arguments(implemented);
        foreach (var member in declared.Methods)
        {
            foreach (var parameter in member.ParameterTypes)
            {
                var taken = TypeNames.Substitute(parameter, arguments, []);
                foreach (var message in TypeNames.Arguments(taken).Prepend(taken))
                {
                    if (!arguments.Contains(message) || (dispatch.Implementation(member, implemented, type) ?? dispatch.Target(member.Id, declared.Name, type.Name)) is not { } handler)
                        continue;
                    var entry = Entry.Of(handler.Id, open);
                    if (TypeNames.IsOpen(message))
                        AddBehaviour(type, declared, entry, index);
                    else if (code.FindType(TypeNames.Definition(message)) is { IsOwn: true })
                        Add(index.ByMessage, message, entry);
                }
            }
        }
    }

    private static void AddBehaviour(TypeFact type, TypeFact declared, Entry entry, Handlers index)
    {
        // Own generic interfaces are called by own code, which is followed.
        if (!declared.IsOwn && !index.Behaviours.Contains((type.Name, entry)))
            index.Behaviours.Add((type.Name, entry));
    }

    private static void Add(Dictionary<string, List<Entry>> index, string message, Entry entry)
    {
        if (!index.TryGetValue(message, out var entries))
            index.Add(message, entries = []);
        if (!entries.Contains(entry))
            entries.Add(entry);
    }

    /// <summary>As they are declared: of the behaviours those are registered that somebody names.</summary>
    private sealed class Handlers
    {
        public Dictionary<string, List<Entry>> ByMessage { get; } = new(StringComparer.Ordinal);
        public List<(string Type, Entry Entry)> Behaviours { get; } = [];
    }
}
