using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>
/// Where each word stands in a file, told from its text alone. A file that is being typed in is another at each keystroke and is read
/// through for each word; one that stays is indexed after a few questions. Lives as long as its tree.
/// </summary>
internal sealed class WordIndex
{
    private const uint HashStart = 2166136261;
    private const uint HashFactor = 16777619;

    // What one keystroke asks, and some more.
    private const int QuestionsBeforeIndex = 16;

    private static readonly ConditionalWeakTable<SyntaxTree, WordIndex> Indexes = new();

    private readonly SyntaxTree tree;

    // Code has a word for about so many letters.
    private const int LettersOfWord = 8;

    // A word's hash above the place where it starts; null before there is an index.
    private ulong[]? words;
    private int questions;

    private WordIndex(SyntaxTree tree) => this.tree = tree;

    /// <summary>The tokens that are this word, in the order of the files and in source order; none in comments and texts.</summary>
    public static IEnumerable<SyntaxToken> Find(string word, IEnumerable<SyntaxTree> trees, CancellationToken cancellation) => FindAny([word], trees, cancellation);

    /// <summary>The tokens that are one of these words, in the order of the files.</summary>
    public static IEnumerable<SyntaxToken> FindAny(IReadOnlyCollection<string> words, IEnumerable<SyntaxTree> trees, CancellationToken cancellation)
    {
        // Thousands of files, most without the word: nothing is allocated for those.
        uint[] hashes = [.. words.Select(Hash)];
        foreach (var tree in trees)
        {
            var starts = Of(tree).Starts(hashes, cancellation);
            for (var i = 0; i < starts.Count; i++)
            {
                if (TokenAt(starts[i], tree, cancellation) is { } token && words.Contains(TextOf(token)))
                    yield return token;
            }
        }
    }

    /// <summary>Whether something in a file, be it a comment, looks like this word.</summary>
    public static bool Holds(string word, SyntaxTree tree, CancellationToken cancellation) => Of(tree).Starts([Hash(word)], cancellation).Count > 0;

    /// <summary>Whether something in a file, be it a comment, looks like one of these words.</summary>
    /// <param name="hashes">See <see cref="Hash"/>.</param>
    public static bool HoldsAny(uint[] hashes, SyntaxTree tree, CancellationToken cancellation) => Of(tree).Starts(hashes, cancellation).Count > 0;

    /// <summary>The word that a token is.</summary>
    public static string TextOf(SyntaxToken token) => token.IsKind(SyntaxKind.IdentifierToken) ? token.ValueText : token.Text;

    private static WordIndex Of(SyntaxTree tree) => Indexes.TryGetValue(tree, out var known) ? known : Indexes.GetValue(tree, created => new(created));

    private static SyntaxToken? TokenAt(int start, SyntaxTree tree, CancellationToken cancellation)
    {
        var token = tree.GetRoot(cancellation).FindToken(start);
        // The @ of @event belongs to its token.
        return token.Span.Contains(start) && token.SpanStart >= start - 1 ? token : null;
    }

    /// <summary>Where words of those hashes start.</summary>
    private IReadOnlyList<int> Starts(uint[] hashes, CancellationToken cancellation)
    {
        var known = Volatile.Read(ref words);
        if (known is null)
        {
            if (Interlocked.Increment(ref questions) <= QuestionsBeforeIndex)
                return Scan(hashes, cancellation);
            Volatile.Write(ref words, known = Index(cancellation));
        }

        List<int>? starts = null;
        foreach (var hash in hashes)
        {
            for (var i = First(known, hash); i < known.Length && known[i] >> 32 == hash; i++)
                (starts ??= []).Add((int)(uint)known[i]);
        }

        if (hashes.Length > 1)
            starts?.Sort();
        return starts ?? (IReadOnlyList<int>)[];
    }

    private IReadOnlyList<int> Scan(uint[] hashes, CancellationToken cancellation)
    {
        List<int>? starts = null;
        Read(tree.GetText(cancellation), (found, start) =>
        {
            if (Array.IndexOf(hashes, found) >= 0)
                (starts ??= []).Add(start);
        }, cancellation);
        return starts ?? (IReadOnlyList<int>)[];
    }

    private ulong[] Index(CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation);
        List<ulong> found = new(text.Length / LettersOfWord);
        Read(text, (hash, start) => found.Add((ulong)hash << 32 | (uint)start), cancellation);
        var sorted = found.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private static int First(ulong[] words, uint hash)
    {
        var found = Array.BinarySearch(words, (ulong)hash << 32);
        return found < 0 ? ~found : found;
    }

    private static void Read(SourceText text, Action<uint, int> found, CancellationToken cancellation)
    {
        var hash = HashStart;
        var start = -1;
        for (var offset = 0; offset < text.Length; offset += TextChunks.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            var chunk = TextChunks.Read(text, offset, out var length);
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
                    found(hash, start);
                    start = -1;
                }
            }
        }

        if (start >= 0)
            found(hash, start);
    }

    public static uint Hash(string word)
    {
        var hash = HashStart;
        foreach (var letter in word)
            hash = (hash ^ letter) * HashFactor;
        return hash;
    }
}
