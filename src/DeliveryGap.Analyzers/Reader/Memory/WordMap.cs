using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Reader.Memory;

/// <summary>Which files hold a word, of files of which a few may be edited since: those are looked through each time.</summary>
/// <param name="files">As many as any compilation that asks has, in the same order.</param>
internal sealed class WordMap(SyntaxTree[] files)
{
    private const int Bits = 64;

    private readonly ConcurrentDictionary<string, int[]> holders = new(StringComparer.Ordinal);

    public int CountChanged(IReadOnlyList<SyntaxTree> current)
    {
        var count = 0;
        for (var i = 0; i < files.Length; i++)
            count += files[i] == current[i] ? 0 : 1;
        return count;
    }

    /// <summary>The current files that hold or may hold one of the words, in their order.</summary>
    public IEnumerable<SyntaxTree> FilesWith(IReadOnlyCollection<string> words, IReadOnlyList<SyntaxTree> current, IReadOnlyList<int> changed, CancellationToken cancellation)
    {
        var found = new ulong[(files.Length + Bits - 1) / Bits];
        Add(changed, found);
        foreach (var word in words)
            Add(holders.TryGetValue(word, out var known) ? known : holders.GetOrAdd(word, Search(word, cancellation)), found);
        for (var i = 0; i < files.Length; i++)
        {
            if (found[i / Bits] == 0)
                i |= Bits - 1;
            else if ((found[i / Bits] >> i % Bits & 1) != 0)
                yield return current[i];
        }
    }

    private static void Add(IReadOnlyList<int> indexes, ulong[] found)
    {
        for (var i = 0; i < indexes.Count; i++)
            found[indexes[i] / Bits] |= 1UL << indexes[i] % Bits;
    }

    /// <summary>Where a file is another than it was.</summary>
    public IReadOnlyList<int> Changed(IReadOnlyList<SyntaxTree> current) => [.. Enumerable.Range(0, files.Length).Where(i => files[i] != current[i])];

    private int[] Search(string word, CancellationToken cancellation) => [.. Enumerable.Range(0, files.Length).Where(i => WordIndex.Holds(word, files[i], cancellation))];
}
