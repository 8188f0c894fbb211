using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Linking;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Evidence;

/// <summary>Where a walk starts.</summary>
/// <param name="Before">From the entry point to here; empty where this is the entry point itself.</param>
internal sealed record Start(Entry Entry, IReadOnlyList<Step> Before, Certainty Certainty = Certainty.Direct);

/// <summary>Walks from an entry point to whatever its code may run, breadth first, so that the first way found is a shortest one.</summary>
/// <param name="isPruned">Bodies that hold nothing of interest, and lead to none that do, are left out.</param>
internal sealed class PathSearch(ICodeReader code, Linker linker, SignalReader signals, Messages messages, bool isPruned)
{
    // What one feature runs; more is not known.
    private const int MaxBodies = 50_000;

    // Type arguments that grow with each call, or an endless number of receivers.
    private const int MaxEntriesOfMethod = 64;

    private List<Node> nodes = [];
    private readonly Dictionary<Entry, int> known = [];
    private readonly Dictionary<string, int> ofMethod = new(StringComparer.Ordinal);
    private readonly Queue<int> open = new();
    private List<Wall> walls = [];
    private readonly List<(HandOver Handed, int Node)> handed = [];
    private readonly HashSet<string> created = new(StringComparer.Ordinal);
    private readonly HashSet<string> explained = new(StringComparer.Ordinal);
    private readonly List<(string Method, Wall Wall)> reflected = [];

    public Paths From(IReadOnlyList<Start> starts)
    {
        Clear();
        Enter(starts);
        while (open.Count > 0)
            Visit(open.Dequeue());
        foreach (var (method, wall) in reflected)
        {
            if (!explained.Contains(method) && !wall.Handed.Any(explained.Contains))
                walls.Add(wall);
        }

        return new(nodes, walls, code, signals);
    }

    /// <summary>Adds the symbols of the methods that are reached, until there are that many; a lambda is no method that anybody would count.</summary>
    public void Count(IReadOnlyList<Start> starts, HashSet<string> methods, int most)
    {
        Clear();
        Enter(starts);
        while (open.Count > 0 && methods.Count < most)
        {
            var index = open.Dequeue();
            if (code.FindMethod(nodes[index].Entry.Method) is { } method)
                methods.Add(method.Symbol);
            Visit(index);
        }
    }

    private void Enter(IReadOnlyList<Start> starts)
    {
        foreach (var start in starts)
        {
            Enter(start.Entry, -1, Place.None, start.Certainty, isCalled: false, start.Before);
            // The framework makes what it hands to a handler.
            foreach (var parameter in code.FindMethod(start.Entry.Method)?.ParameterTypes ?? [])
                Create(parameter);
        }
    }

    // The walks of one feature are much alike: the second needs no tables of its own.
    private void Clear()
    {
        (nodes, walls) = (new(nodes.Count), []);
        known.Clear();
        ofMethod.Clear();
        open.Clear();
        handed.Clear();
        created.Clear();
        explained.Clear();
        reflected.Clear();
    }

    private void Visit(int index)
    {
        var node = nodes[index];
        var links = linker.Of(node.Entry);
        foreach (var target in links.Targets)
            Enter(target.Target, index, target.Place, target.Certainty, target.Call is not null || target.IsFunction, [], target.IsFunction);
        foreach (var wall in links.Walls)
        {
            if (wall.IsElsewhere)
                walls.Add(wall);
            else
                reflected.Add((node.Entry.Method, wall));
        }

        foreach (var type in links.Created)
            Create(type);
        foreach (var handOver in links.HandOvers)
            HandOver(handOver, index);
    }

    private void Create(string type)
    {
        if (!created.Add(type) || messages.Of(type).Count == 0)
            return;
        foreach (var (earlier, node) in handed.ToArray())
        {
            if (earlier.Type != type && linker.Dispatch.Hierarchy.Admits(earlier.Type, type))
                Deliver(type, earlier, node);
        }
    }

    private void HandOver(HandOver handOver, int node)
    {
        handed.Add((handOver, node));
        Deliver(handOver.Type, handOver, node);
        foreach (var type in created)
        {
            if (type != handOver.Type && messages.Of(type).Count > 0 && linker.Dispatch.Hierarchy.Admits(handOver.Type, type))
                Deliver(type, handOver, node);
        }
    }

    /// <summary>The handlers of a message are reached, and what is registered around them.</summary>
    private void Deliver(string message, HandOver handOver, int node)
    {
        var handlers = messages.Of(message);
        if (handlers.Count == 0)
            return;
        explained.Add(handOver.Type);
        if (handOver.Dispatcher is { } dispatcher)
            explained.Add(dispatcher);
        foreach (var handler in handlers)
            Enter(handler, node, handOver.Place, Certainty.Message, isCalled: false, []);
        foreach (var behaviour in messages.Behaviours)
            Enter(behaviour, node, handOver.Place, Certainty.Message, isCalled: false, []);
    }

    private void Enter(Entry entry, int parent, Place place, Certainty certainty, bool isCalled, IReadOnlyList<Step> before, bool isFunction = false)
    {
        if (known.TryGetValue(entry, out var index))
        {
            // Handed names are known where it is called; here nobody is seen to hand any.
            if (!isCalled)
                nodes[index] = nodes[index] with { IsCalledBlindly = true };
            return;
        }

        if (isPruned && parent >= 0 && !code.MayMatter(entry.Method))
            return;
        ofMethod.TryGetValue(entry.Method, out var count);
        if (count == MaxEntriesOfMethod || nodes.Count == MaxBodies)
        {
            walls.Add(new(TypeNames.TypeAndMember(entry.Method) + ", where the search ended", place, false, []));
            return;
        }

        ofMethod[entry.Method] = count + 1;
        known.Add(entry, nodes.Count);
        open.Enqueue(nodes.Count);
        nodes.Add(new(entry, parent, place, certainty, before, isFunction, !isCalled));
    }
}

/// <summary>A body that is reached.</summary>
/// <param name="Parent">The index of the node that leads to it; -1 where the walk starts.</param>
/// <param name="Place">In the parent.</param>
/// <param name="IsCalledBlindly">Something reaches it whose arguments are not seen.</param>
internal sealed record Node(Entry Entry, int Parent, Place Place, Certainty Certainty, IReadOnlyList<Step> Before, bool IsFunction, bool IsCalledBlindly);
