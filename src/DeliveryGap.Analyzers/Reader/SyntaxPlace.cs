using DeliveryGap.Analyzers.Reader.Memory;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>
/// A place that knows what to squiggle. In a file of which facts are kept it goes by its section, so that it stays true when something else in
/// the file is typed. File and line are those that <c>#line</c> asks for, as in the PDB.
/// </summary>
internal sealed class SyntaxPlace : Place
{
    private readonly SyntaxTree? fixedTree;
    private readonly Section? section;

    // From the start of the section or file.
    private readonly TextSpan span;

    private SyntaxPlace(SyntaxTree tree, TextSpan span)
        : base(null, 0)
    {
        if (TreeShape.TryGet(tree) is { Index: >= 0 })
        {
            section = FileSections.Of(tree).At(span.Start, out var offset);
            this.span = new(offset, span.Length);
        }
        else
        {
            (fixedTree, this.span) = (tree, span);
        }
    }

    public override string? File => Mapped is { Path.Length: > 0 } mapped ? mapped.Path : null;

    public override int Line => Mapped?.StartLinePosition.Line + 1 ?? 0;

    private FileLinePositionSpan? Mapped => LastTree is { } tree && SpanIn(tree) is { } now ? tree.GetMappedLineSpan(now) : null;

    private SyntaxTree? LastTree => fixedTree ?? section!.Home?.Tree;

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

    /// <summary>Whether it is what <see cref="Of(ISymbol)"/> gives.</summary>
    public bool IsOf(ISymbol symbol)
    {
        foreach (var location in symbol.Locations)
        {
            if (location.SourceTree is { } tree)
                return SpanIn(tree) == location.SourceSpan;
        }

        return false;
    }

    /// <summary>Where it is in a version of its file; null in another file, and where it is gone.</summary>
    public TextSpan? SpanIn(SyntaxTree tree)
    {
        if (section is null)
            return fixedTree == tree ? span : null;
        return FileSections.TryGet(tree)?.StartOf(section) is { } start and >= 0 ? new(start + span.Start, span.Length) : null;
    }

    /// <summary>Where it is in that compilation; null where it is not.</summary>
    public Location? In(Compilation compilation)
    {
        if (LastTree is { } last && compilation.ContainsSyntaxTree(last))
            return LocationIn(last);
        if (section is null)
            return null;
        // The compilation of an earlier keystroke.
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (LocationIn(tree) is { } found)
                return found;
        }

        return null;
    }

    private Location? LocationIn(SyntaxTree tree) => SpanIn(tree) is { } now ? Location.Create(tree, now) : null;
}
