using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>A place that knows what to squiggle. File and line are those that <c>#line</c> asks for, as in the PDB.</summary>
internal sealed class SyntaxPlace(SyntaxTree tree, TextSpan span) : Place(null, 0)
{
    public SyntaxTree Tree { get; } = tree;
    public TextSpan Span { get; } = span;

    public override string? File => Mapped.Path is { Length: > 0 } path ? path : null;

    public override int Line => Mapped.StartLinePosition.Line + 1;

    public Location Location => Location.Create(Tree, Span);

    public static SyntaxPlace Of(SyntaxNode node) => new(node.SyntaxTree, node.Span);

    public static SyntaxPlace Of(SyntaxToken token) => new(token.SyntaxTree!, token.Span);

    /// <summary>The name in the symbol's first declaration; none for what comes from metadata.</summary>
    public static Place Of(ISymbol symbol)
    {
        foreach (var location in symbol.Locations)
        {
            if (location.SourceTree is { } tree)
                return new SyntaxPlace(tree, location.SourceSpan);
        }

        return None;
    }

    private FileLinePositionSpan Mapped => Tree.GetMappedLineSpan(Span);
}
