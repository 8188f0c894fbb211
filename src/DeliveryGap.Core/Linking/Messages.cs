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
    private readonly Lazy<Dictionary<string, List<Entry>>> handlers;
    private readonly List<Entry> behaviours = [];

    public Messages(ICodeReader code, Dispatch dispatch)
    {
        this.code = code;
        this.dispatch = dispatch;
        handlers = new(Index, LazyThreadSafetyMode.PublicationOnly);
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
    public IReadOnlyList<Entry> Of(string message) => handlers.Value.TryGetValue(message, out var found) ? found : [];

    /// <summary>What is registered, as an open generic type, around the handlers of all messages.</summary>
    public IReadOnlyList<Entry> Behaviours => handlers.Value.Count > 0 ? behaviours : [];

    private Dictionary<string, List<Entry>> Index()
    {
        Dictionary<string, List<Entry>> index = new(StringComparer.Ordinal);
        behaviours.Clear();
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

    private void Add(TypeFact type, string open, string implemented, TypeFact declared, Dictionary<string, List<Entry>> index)
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
                        AddBehaviour(type, declared, entry);
                    else if (code.FindType(TypeNames.Definition(message)) is { IsOwn: true })
                        Add(index, message, entry);
                }
            }
        }
    }

    private void AddBehaviour(TypeFact type, TypeFact declared, Entry entry)
    {
        // Own generic interfaces are called by own code, which is followed.
        if (!declared.IsOwn && code.IsMentioned(type.Name) && !behaviours.Contains(entry))
            behaviours.Add(entry);
    }

    private static void Add(Dictionary<string, List<Entry>> index, string message, Entry entry)
    {
        if (!index.TryGetValue(message, out var entries))
            index.Add(message, entries = []);
        if (!entries.Contains(entry))
            entries.Add(entry);
    }
}
