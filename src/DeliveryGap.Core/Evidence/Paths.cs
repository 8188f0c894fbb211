using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Linking;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Evidence;

/// <summary>A way from an entry point to a signal.</summary>
internal sealed record EvidencePath(Certainty Certainty, IReadOnlyList<Step> Steps);

/// <summary>All that one entry point's code may run.</summary>
internal sealed class Paths
{
    private static readonly string[] AnyName = [TextSearch.Unknown];

    private readonly IReadOnlyList<Node> nodes;
    private readonly ICodeReader code;
    private readonly List<SignalAt> recorded = [];
    private readonly HashSet<string> flags = new(StringComparer.Ordinal);
    private readonly List<UnnamedAt> unnamed = [];

    public Paths(IReadOnlyList<Node> nodes, IReadOnlyList<Wall> walls, ICodeReader code, SignalReader signals)
    {
        this.nodes = nodes;
        this.code = code;
        Walls = walls;
        for (var i = 0; i < nodes.Count; i++)
        {
            var found = signals.Of(nodes[i].Entry);
            // Most record nothing, and ask nothing.
            for (var j = 0; j < found.Recorded.Count; j++)
                recorded.Add(new(i, found.Recorded[j]));
            if (found.Flags.Count > 0)
                flags.UnionWith(found.Flags);
            if (found.HasDependent && nodes[i].IsCalledBlindly)
                unnamed.Add(new(i, AnyName));
            else if (found.Unnamed.Count > 0)
                unnamed.Add(new(i, found.Unnamed));
        }
    }

    public IReadOnlyList<Wall> Walls { get; }

    /// <summary>Whether all that is recorded to has a constant name.</summary>
    public bool AreAllNamed => unnamed.Count == 0;

    /// <summary>A method that records to something without a constant name, which may be this one; null when there is none.</summary>
    public MethodFact? MayRecord(string instrument)
    {
        foreach (var record in unnamed)
        {
            if (record.Names.Any(name => IdPatterns.Overlap(name, instrument)))
                return code.FindMethod(nodes[record.Node].Entry.Method);
        }

        return null;
    }

    /// <summary>The keys of flags that are checked, <c>…</c> for what is not known.</summary>
    public IReadOnlyCollection<string> Flags => flags;

    public IEnumerable<Signal> Recorded => recorded.Select(record => record.Signal);

    /// <summary>The methods that are reached, lambdas and local functions by what holds them.</summary>
    public IEnumerable<MethodFact> Methods => nodes.Select(node => code.FindMethod(node.Entry.Method)).OfType<MethodFact>();

    /// <summary>The shortest way to a signal that answers yes; failing that, whether one may.</summary>
    public EvidencePath? To(Func<Signal, Answer> matches, out bool mayReach)
    {
        mayReach = false;
        foreach (var record in recorded)
        {
            var answer = matches(record.Signal);
            mayReach |= answer == Answer.Maybe;
            if (answer == Answer.Yes)
                return PathTo(record.Node, record.Signal);
        }

        return null;
    }

    private EvidencePath PathTo(int index, Signal signal)
    {
        var certainty = signal.Certainty;
        List<Step> steps = [.. signal.Steps];
        for (var current = nodes[index]; ; current = nodes[current.Parent])
        {
            certainty = Max(certainty, current.Certainty);
            if (current.Parent < 0)
            {
                steps.InsertRange(0, current.Before);
                return new(certainty, steps);
            }

            // A lambda is called by what holds it, and so stands for both.
            var isLambda = current.IsFunction && code.FindMethod(current.Entry.Method) is { Name.Length: 0 };
            if (!isLambda && code.FindMethod(nodes[current.Parent].Entry.Method) is { } caller)
                steps.Insert(0, new(caller, current.Place));
        }
    }

    private static Certainty Max(Certainty left, Certainty right) => left > right ? left : right;

    private sealed record SignalAt(int Node, Signal Signal);

    private sealed record UnnamedAt(int Node, IReadOnlyCollection<string> Names);
}
