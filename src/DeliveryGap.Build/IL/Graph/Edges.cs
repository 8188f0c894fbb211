using System.Buffers;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Graph;

/// <summary>Which node leads to which, and which nodes lead to those that matter.</summary>
internal sealed class Edges(int nodes) : IDisposable
{
    private readonly List<Pairs> parts = [];
    private readonly bool[] matters = new bool[nodes];

    /// <summary>For one thread.</summary>
    public Part Begin()
    {
        var part = new Pairs();
        lock (parts)
            parts.Add(part);
        return new Part(part, matters);
    }

    public void Dispose()
    {
        foreach (var part in parts)
            part.Dispose();
    }

    /// <summary>By node: whether it or anything that it leads to was marked.</summary>
    public bool[] Reach()
    {
        var starts = ArrayPool<int>.Shared.Rent(nodes + 1);
        var sources = ArrayPool<int>.Shared.Rent(parts.Sum(part => part.Count));
        var queue = ArrayPool<int>.Shared.Rent(nodes);
        Sort(starts, sources);
        Spread(starts, sources, queue);
        ArrayPool<int>.Shared.Return(starts);
        ArrayPool<int>.Shared.Return(sources);
        ArrayPool<int>.Shared.Return(queue);
        return matters;
    }

    /// <summary>Sources by target: those of a target end where those of the next begin.</summary>
    private void Sort(int[] starts, int[] sources)
    {
        Array.Clear(starts, 0, nodes + 1);
        foreach (var part in parts)
        {
            for (var i = 0; i < part.Count; i++)
                starts[part[i].Second]++;
        }

        for (var i = 1; i <= nodes; i++)
            starts[i] += starts[i - 1];
        // From behind, so that each ends up as where its own begin.
        foreach (var part in parts)
        {
            for (var i = part.Count - 1; i >= 0; i--)
            {
                var (source, target) = part[i];
                sources[--starts[target]] = source;
            }
        }
    }

    private void Spread(int[] starts, int[] sources, int[] queue)
    {
        var tail = 0;
        for (var i = 0; i < nodes; i++)
        {
            if (matters[i])
                queue[tail++] = i;
        }

        for (var head = 0; head < tail; head++)
        {
            var node = queue[head];
            for (var i = starts[node]; i < starts[node + 1]; i++)
            {
                var source = sources[i];
                if (matters[source])
                    continue;
                matters[source] = true;
                queue[tail++] = source;
            }
        }
    }

    /// <summary>What one thread adds.</summary>
    internal readonly struct Part(Pairs edges, bool[] matters)
    {
        public void Add(int source, int target) => edges.Add(source, target);

        public void Mark(int node) => matters[node] = true;
    }
}
