using DeliveryGap.Core.Memory;

namespace DeliveryGap.Analyzers.Evidence;

/// <summary>What is remembered of the features that were judged last: those of the documents that are typed in. Safe for several threads.</summary>
internal sealed class FeatureMemories
{
    // Of a document or two; who goes through a whole solution comes to each once.
    private const int Most = 16;

    // The one that was judged last at the end.
    private readonly List<(string Feature, ResultMemory Memory)> idle = [];

    /// <summary>For one judge alone, until it is given back.</summary>
    /// <param name="feature">The id of what declares it.</param>
    public ResultMemory Take(string feature)
    {
        lock (idle)
        {
            var found = idle.FindIndex(pair => pair.Feature == feature);
            if (found < 0)
                return new();
            var memory = idle[found].Memory;
            idle.RemoveAt(found);
            return memory;
        }
    }

    public void Give(string feature, ResultMemory memory)
    {
        lock (idle)
        {
            idle.RemoveAll(pair => pair.Feature == feature);
            if (idle.Count == Most)
                idle.RemoveAt(0);
            idle.Add((feature, memory));
        }
    }
}
