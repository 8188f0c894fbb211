using System.Runtime.CompilerServices;
using DeliveryGap.Core.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Where files speak of assemblies, told from their text alone and kept as long as the file.</summary>
internal static class AssemblyWords
{
    private static readonly ConditionalWeakTable<SyntaxTree, int[]> Found = new();

    /// <summary>The identifiers that hold <see cref="AssemblyScanning.NamePart"/>.</summary>
    public static IEnumerable<SyntaxToken> Find(SyntaxTree tree, CancellationToken cancellation)
    {
        foreach (var position in Found.GetValue(tree, read => Search(read.GetText(cancellation), cancellation)))
        {
            var token = tree.GetRoot(cancellation).FindToken(position);
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.Span.Contains(position))
                yield return token;
        }
    }

    private static int[] Search(SourceText text, CancellationToken cancellation)
    {
        const string part = AssemblyScanning.NamePart;
        List<int>? positions = null;
        // Chunks overlap, so that nothing is cut in two.
        for (var offset = 0; offset < text.Length; offset += TextChunks.Length - part.Length + 1)
        {
            cancellation.ThrowIfCancellationRequested();
            var chunk = TextChunks.Read(text, offset, out var length);
            for (var i = chunk.AsSpan(0, length).IndexOf(part.AsSpan()); i >= 0;)
            {
                (positions ??= []).Add(offset + i);
                var next = chunk.AsSpan(i + part.Length, length - i - part.Length).IndexOf(part.AsSpan());
                i = next < 0 ? -1 : i + part.Length + next;
            }
        }

        return positions is null ? [] : [.. positions];
    }
}
