using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>
/// Where each word stands in a file, told from its text alone. Lives as long as its tree: a keystroke reads one file again.
/// </summary>
internal sealed class WordIndex
{
    private const uint HashStart = 2166136261;
    private const uint HashFactor = 16777619;
    private const int ChunkLength = 4096;

    private static readonly ConditionalWeakTable<SyntaxTree, WordIndex> Indexes = new();

    // A word's hash above the place where it starts.
    private readonly ulong[] words;
    private readonly SyntaxTree tree;

    private WordIndex(SyntaxTree tree, ulong[] words)
    {
        this.tree = tree;
        this.words = words;
    }

    public static WordIndex Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Indexes.TryGetValue(tree, out var known))
            return known;
        var created = new WordIndex(tree, Read(tree.GetText(cancellation), cancellation));
        return Indexes.GetValue(tree, _ => created);
    }

    /// <summary>The tokens that are this word, in source order; none in comments and texts.</summary>
    public IEnumerable<SyntaxToken> Find(string word, CancellationToken cancellation)
    {
        var hash = Hash(word);
        var root = default(SyntaxNode);
        for (var i = First(hash); i < words.Length && words[i] >> 32 == hash; i++)
        {
            root ??= tree.GetRoot(cancellation);
            var start = (int)(uint)words[i];
            var token = root.FindToken(start);
            // The @ of @event belongs to its token.
            if (token.Span.Contains(start) && token.SpanStart >= start - 1 && (token.IsKind(SyntaxKind.IdentifierToken) ? token.ValueText : token.Text) == word)
                yield return token;
        }
    }

    private int First(uint hash)
    {
        var found = Array.BinarySearch(words, (ulong)hash << 32);
        return found < 0 ? ~found : found;
    }

    private static ulong[] Read(SourceText text, CancellationToken cancellation)
    {
        List<ulong> found = [];
        var chunk = new char[ChunkLength];
        var hash = HashStart;
        var start = -1;
        for (var offset = 0; offset < text.Length; offset += ChunkLength)
        {
            cancellation.ThrowIfCancellationRequested();
            var length = Math.Min(ChunkLength, text.Length - offset);
            text.CopyTo(offset, chunk, 0, length);
            for (var i = 0; i < length; i++)
            {
                if (char.IsLetterOrDigit(chunk[i]) || chunk[i] == '_' || chunk[i] > 127)
                {
                    if (start < 0)
                        (start, hash) = (offset + i, HashStart);
                    hash = (hash ^ chunk[i]) * HashFactor;
                }
                else if (start >= 0)
                {
                    found.Add((ulong)hash << 32 | (uint)start);
                    start = -1;
                }
            }
        }

        if (start >= 0)
            found.Add((ulong)hash << 32 | (uint)start);
        var sorted = found.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private static uint Hash(string word)
    {
        var hash = HashStart;
        foreach (var letter in word)
            hash = (hash ^ letter) * HashFactor;
        return hash;
    }
}
