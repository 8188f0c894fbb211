using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Reader.Memory;

/// <summary>
/// What a file declares, without the bodies of its methods, accessors and operators, as a number. Initialisers and attributes belong to the
/// declarations. Kept as long as the tree.
/// </summary>
internal static class DeclarationFingerprint
{
    private const ulong Start = 14695981039346656037;
    private const ulong Factor = 1099511628211;

    // In a property's body: there is a field behind it.
    private const string Field = "field";

    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<ulong>> Known = new();

    /// <summary>That of all files, in their order.</summary>
    public static ulong Of(IEnumerable<SyntaxTree> trees, CancellationToken cancellation)
    {
        var hash = Start;
        foreach (var tree in trees)
        {
            if (!Known.TryGetValue(tree, out var known))
            {
                var read = new StrongBox<ulong>(Read(tree.GetRoot(cancellation), cancellation));
                known = Known.GetValue(tree, _ => read);
            }

            hash = Mix(hash, known.Value);
        }

        return hash;
    }

    private static ulong Read(SyntaxNode root, CancellationToken cancellation)
    {
        var hash = Start;
        var hasStatements = false;
        foreach (var part in root.DescendantNodesAndTokens(node => !IsBody(node)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (part.IsToken)
            {
                hash = Mix(hash, part.AsToken().Text);
            }
            else if (part.AsNode() is GlobalStatementSyntax statement)
            {
                // A program of statements is one body.
                if (!hasStatements)
                    hash = Mix(hash, (ulong)statement.RawKind);
                hasStatements = true;
            }
            else if (part.AsNode() is { } node && IsBody(node))
            {
                hash = Mix(Mix(hash, (ulong)node.RawKind), HasField(node) ? 1UL : 0UL);
            }
        }

        return hash;
    }

    private static bool IsBody(SyntaxNode node) => node switch
    {
        BlockSyntax => node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax,
        ArrowExpressionClauseSyntax or GlobalStatementSyntax => true,
        _ => false,
    };

    private static bool HasField(SyntaxNode body) =>
        body.Parent is AccessorDeclarationSyntax or PropertyDeclarationSyntax && body.DescendantTokens().Any(token => token.Text == Field);

    // Two tokens are not the same as one that is both.
    private static ulong Mix(ulong hash, string text)
    {
        foreach (var letter in text)
            hash = (hash ^ letter) * Factor;
        return Mix(hash, (ulong)text.Length);
    }

    private static ulong Mix(ulong hash, ulong number)
    {
        var mixed = (hash ^ number) * Factor;
        return mixed ^ mixed >> 29;
    }
}
