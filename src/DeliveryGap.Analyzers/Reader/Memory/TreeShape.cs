using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Reader.Memory;

/// <summary>
/// What a file declares, as a number, and where the bodies of its methods, accessors and operators lie. Initialisers and attributes belong to
/// the declarations. Kept as long as the tree.
/// </summary>
internal sealed class TreeShape
{
    private const ulong Start = 14695981039346656037;
    private const ulong Factor = 1099511628211;

    // In a property's body: there is a field behind it.
    private const string Field = "field";

    private static readonly ConditionalWeakTable<SyntaxTree, TreeShape> Known = new();

    private readonly List<SyntaxNode> bodies = [];
    private readonly List<ulong> layouts = [];
    private readonly SyntaxTree tree;
    private ulong declarations = Start;
    private ulong directives = Start;
    private ulong layout = Start;
    private bool hasStatements;

    private TreeShape(SyntaxTree tree, CancellationToken cancellation)
    {
        this.tree = tree;
        foreach (var part in tree.GetRoot(cancellation).DescendantNodesAndTokens(node => !IsBody(node)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (part.IsToken)
                Add(part.AsToken());
            else
                Add(part.AsNode()!);
        }

        layouts.Add(layout);
    }

    /// <summary>In source order. A program of statements is one body, of which these are the parts.</summary>
    public IReadOnlyList<SyntaxNode> Bodies => bodies;

    /// <summary>Whether the bodies are those of members: what lies between two of them can be told from them.</summary>
    public bool IsOfMembers => !hasStatements;

    /// <summary>Which of its compilation's files it is; -1 before facts about it can be kept. Files that are added make it another.</summary>
    public int Index { get; set; } = -1;

    /// <summary>What is declared in all files, in their order.</summary>
    public static ulong FingerprintOf(IReadOnlyList<SyntaxTree> trees, CancellationToken cancellation)
    {
        var hash = Start;
        for (var i = 0; i < trees.Count; i++)
            hash = Mix(hash, Of(trees[i], cancellation).declarations);
        return hash;
    }

    public static TreeShape Of(SyntaxTree tree, CancellationToken cancellation)
    {
        // Asked for each file at each keystroke: nothing is allocated for those that stay.
        return Known.TryGetValue(tree, out var known) ? known : Keep(tree, new(tree, cancellation));
    }

    private static TreeShape Keep(SyntaxTree tree, TreeShape read) => Known.GetValue(tree, _ => read);

    /// <summary>Null before somebody asked for it.</summary>
    public static TreeShape? TryGet(SyntaxTree tree) => Known.TryGetValue(tree, out var known) ? known : null;

    /// <summary>Whether two versions of a file declare the same in the same way, so that their bodies are those of the same members.</summary>
    public bool Matches(TreeShape other) =>
        declarations == other.declarations && directives == other.directives && IsOfMembers && other.IsOfMembers && bodies.Count == other.bodies.Count
        && tree.Options.Equals(other.tree.Options);

    /// <summary>Whether a body is the same.</summary>
    public bool HasBodyOf(TreeShape other, int body) => bodies[body].IsIncrementallyIdenticalTo(other.bodies[body]);

    /// <summary>Whether the declarations before a body (those behind the last one) are as far from each other.</summary>
    public bool HasLayoutOf(TreeShape other, int body) => layouts[body] == other.layouts[body];

    private void Add(SyntaxToken token)
    {
        declarations = Mix(declarations, token.Text);
        layout = Mix(Mix(layout, (ulong)token.FullSpan.Length), (ulong)(token.SpanStart - token.FullSpan.Start));
        if (!token.ContainsDirectives)
            return;
        foreach (var trivia in token.LeadingTrivia)
            directives = trivia.IsDirective ? Mix(directives, trivia.ToFullString()) : directives;
    }

    private void Add(SyntaxNode node)
    {
        if (node is GlobalStatementSyntax)
        {
            if (!hasStatements)
                declarations = Mix(declarations, (ulong)node.RawKind);
            hasStatements = true;
        }
        else if (IsBody(node))
        {
            declarations = Mix(Mix(declarations, (ulong)node.RawKind), HasField(node) ? 1UL : 0UL);
        }
        else
        {
            return;
        }

        bodies.Add(node);
        layouts.Add(layout);
        layout = Start;
    }

    private static bool IsBody(SyntaxNode node) => node switch
    {
        BlockSyntax => node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax,
        // A local function's belongs to what holds it.
        ArrowExpressionClauseSyntax => node.Parent is not LocalFunctionStatementSyntax,
        GlobalStatementSyntax => true,
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
