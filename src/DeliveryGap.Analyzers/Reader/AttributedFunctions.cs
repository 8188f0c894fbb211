using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>The lambdas and local functions of a file that carry attributes: found by the brackets in its text, so that no other syntax is made.</summary>
internal static class AttributedFunctions
{
    /// <summary>In source order.</summary>
    public static IReadOnlyList<SyntaxNode> In(SyntaxTree tree, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation);
        List<SyntaxNode>? found = null;
        for (var offset = 0; offset < text.Length; offset += TextChunks.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            var chunk = TextChunks.Read(text, offset, out var length);
            for (var i = 0; i < length; i++)
            {
                if (chunk[i] == '[' && (i + 1 == length || MayBegin(chunk[i + 1])) && FunctionAt(offset + i, tree, cancellation) is { } function)
                    (found ??= []).Add(function);
            }
        }

        return found ?? (IReadOnlyList<SyntaxNode>)[];
    }

    // A name, a keyword, or what may stand before one; no index and no empty brackets.
    private static bool MayBegin(char letter) => char.IsLetter(letter) || char.IsWhiteSpace(letter) || letter is '_' or '@' or '\\' or '/' || letter > 127;

    /// <summary>The function whose first attributes begin there.</summary>
    private static SyntaxNode? FunctionAt(int position, SyntaxTree tree, CancellationToken cancellation)
    {
        var token = tree.GetRoot(cancellation).FindToken(position);
        return token.SpanStart == position && token.Parent is AttributeListSyntax { Parent: { } owner } first && ListsOf(owner) is { Count: > 0 } lists && lists[0] == first
            ? owner
            : null;
    }

    private static SyntaxList<AttributeListSyntax> ListsOf(SyntaxNode owner) => owner switch
    {
        LambdaExpressionSyntax lambda => lambda.AttributeLists,
        LocalFunctionStatementSyntax function => function.AttributeLists,
        _ => default,
    };
}
