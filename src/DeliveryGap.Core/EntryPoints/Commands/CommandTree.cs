using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>
/// How own code puts the commands of System.CommandLine together. A command is known by the creation that makes it, one of an own class by
/// that class.
/// </summary>
internal sealed class CommandTree
{
    // Nobody types a longer command, or offers one under more names.
    private const int MaxDepth = 16;
    private const int MaxPaths = 64;

    private readonly ICodeReader code;
    private readonly ValueResolver values;
    private readonly Dictionary<object, List<object>> parents = [];
    private readonly Dictionary<object, List<Frame>> made = [];
    private readonly HashSet<object> belowUnknown = [];
    private bool addsUnknown;

    public CommandTree(ICodeReader code, ValueResolver values)
    {
        this.code = code;
        this.values = values;
        string[] names = [.. CommandMethods.TreeNames, .. values.ConcreteTypes(CommandMethods.Command).Concat(values.ConcreteTypes(CommandMethods.RootCommand)).Select(type => TypeNames.Simple(type.Name)).Distinct()];
        foreach (var method in code.MethodsNaming(names))
        {
            foreach (var call in code.ReadBody(method.Id)?.Calls ?? [])
            {
                if (Adds(call))
                    Add(call, method);
            }
        }
    }

    /// <summary>The commands that a value may be.</summary>
    public IReadOnlyList<object> CommandsOf(Value value, Frame frame)
    {
        // Several threads ask, and each may be told of a creation that nobody has seen before.
        lock (made)
            return Find(value, frame);
    }

    /// <summary>The names from the root, <c>orders import</c>; empty for the root itself. At least one; several where it is below several.</summary>
    public IReadOnlyList<string> PathsTo(object command)
    {
        lock (made)
            return [.. PathsTo(command, []).Take(MaxPaths).Distinct(StringComparer.Ordinal)];
    }

    private List<object> Find(Value value, Frame frame)
    {
        List<object> commands = [];
        foreach (var origin in values.Origins(value, frame))
        {
            var (type, creation) = origin.Value switch
            {
                CallValue { Call: { IsCreation: true } call } => (call.DeclaringType, call),
                ParameterValue { Ordinal: -1, Type: { } self } => (TypeNames.Definition(self), null),
                _ => ("", null),
            };
            object? command = type is CommandMethods.Command or CommandMethods.RootCommand ? creation : IsCommand(type) ? type : null;
            if (command is null)
                continue;
            commands.Add(command);
            AddFrame(command, creation is null || command is Call ? origin.Frame : Frame.Entered(creation.Method, creation, origin.Frame));
        }

        return commands;
    }

    private void AddFrame(object command, Frame frame)
    {
        if (!made.TryGetValue(command, out var frames))
            made.Add(command, frames = []);
        // Where it is created it is told with what; inside it, only how it hands that on.
        if (frame.Call is not null)
            frames.RemoveAll(other => other.Call is null);
        if (frames.Count == 0 || frame.Call is not null && command is string && frames.All(other => other.Call != frame.Call))
            frames.Add(frame);
    }

    /// <param name="below">Those on the way here: one that is below itself has no path.</param>
    private IEnumerable<string> PathsTo(object command, IReadOnlyList<object> below)
    {
        if (NameOf(command) is not { } name)
            return [""];
        if (below.Count == MaxDepth || below.Contains(command))
            return [Routes.Unknown];
        var isBelow = parents.TryGetValue(command, out var above);
        IEnumerable<string> paths = isBelow ? above.SelectMany(parent => PathsTo(parent, [.. below, command])).Select(path => path.Length == 0 ? name : path + " " + name) : [];
        // One of those that are added without being known may be this one.
        if (belowUnknown.Contains(command) || !isBelow && addsUnknown)
            return paths.Append(Routes.Unknown + name);
        return isBelow ? paths : [name];
    }

    private bool IsCommand(string type) =>
        code.FindType(type) is { IsOwn: true } own && own.SelfAndBases(code).Any(current => current.BaseType is CommandMethods.Command or CommandMethods.RootCommand);

    private static bool Adds(Call call) =>
        call.Arguments.Count == 1 && (CommandMethods.AddsCommand(call.DeclaringType, call.Name) || call is { Name: "Add", Receiver: CallValue { Call: var list } } && IsSubcommands(list));

    private static bool IsSubcommands(Call call) => call is { Name: "get_Subcommands", DeclaringType: CommandMethods.Command };

    private void Add(Call call, MethodFact method)
    {
        // Options and arguments are added too.
        if (call.DeclaringType is CommandMethods.Command or CommandMethods.RootCommand && !TypeNames.Parameters(call.Method).Contains(CommandMethods.Command))
            return;
        var frame = Frame.Of(method.Id);
        var parent = call.Receiver is CallValue { Call: var list } && IsSubcommands(list) ? list.Receiver : call.Receiver;
        var children = Find(call.Arguments[0], frame);
        addsUnknown |= children.Count == 0;
        var known = parent is null ? [] : Find(parent, frame);
        if (known.Count == 0)
            belowUnknown.UnionWith(children);
        foreach (var above in known)
        {
            foreach (var child in children)
            {
                if (!parents.TryGetValue(child, out var all))
                    parents.Add(child, all = []);
                if (!all.Contains(above))
                    all.Add(above);
            }
        }
    }

    /// <summary>Null for a root, whose name nobody writes; <c>…</c> where an own class is created with several.</summary>
    private string? NameOf(object command)
    {
        string?[] names = [.. made[command].Select(frame => NameOf(command, frame)).Distinct(StringComparer.Ordinal)];
        return names.Length == 1 ? names[0] : Routes.Unknown;
    }

    private string? NameOf(object command, Frame frame)
    {
        if (command is Call creation)
            return creation.DeclaringType == CommandMethods.RootCommand ? null : Name(creation, frame);

        // The constructor of an own class hands it to the framework's.
        for (var depth = 0; depth < MaxDepth; depth++)
        {
            if (code.ReadBody(frame.Method)?.Calls.FirstOrDefault(call => call is { IsConstructor: true, IsCreation: false }) is not { } next)
                return Routes.Unknown;
            if (next.DeclaringType is CommandMethods.Command or CommandMethods.RootCommand)
                return next.DeclaringType == CommandMethods.RootCommand ? null : Name(next, frame);
            frame = Frame.Entered(next.Method, next, frame);
        }

        return Routes.Unknown;
    }

    private string Name(Call constructor, Frame frame) =>
        constructor.Arguments.Count > 0 && values.Texts(constructor.Arguments[0], frame) is { Count: 1 } texts ? texts[0] : Routes.Unknown;
}
