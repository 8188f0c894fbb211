namespace DeliveryGap.Build.IL.Graph;

/// <summary>Which node leads to which, and which nodes lead to those that matter.</summary>
internal sealed class Edges(int nodes)
{
    private readonly List<int> from = [];
    private readonly List<int> to = [];
    private readonly bool[] matters = new bool[nodes];

    public void Add(int source, int target)
    {
        from.Add(source);
        to.Add(target);
    }

    public void Mark(int node) => matters[node] = true;

    /// <summary>By node: whether it or anything that it leads to was marked.</summary>
    public bool[] Reach()
    {
        var starts = new int[nodes + 1];
        foreach (var target in to)
            starts[target + 1]++;
        for (var i = 0; i < nodes; i++)
            starts[i + 1] += starts[i];
        var sources = new int[from.Count];
        var next = new int[nodes];
        for (var i = 0; i < from.Count; i++)
            sources[starts[to[i]] + next[to[i]]++] = from[i];
        Spread(starts, sources);
        return matters;
    }

    private void Spread(int[] starts, int[] sources)
    {
        var queue = new int[nodes];
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
}
