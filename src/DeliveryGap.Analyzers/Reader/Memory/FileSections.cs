using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers.Reader.Memory;

/// <summary>One version of a file in its sections. Kept as long as the tree.</summary>
internal sealed class FileSections
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileSections> Known = new();

    private readonly TreeShape shape;
    private readonly int[] starts;
    private readonly Section[] sections;
    private readonly WeakReference<FileSections> self;

    /// <param name="earlier">Another version of the file, of which it keeps what is the same; null where none is known.</param>
    private FileSections(SyntaxTree tree, FileSections? earlier)
    {
        Tree = tree;
        shape = TreeShape.Of(tree, CancellationToken.None);
        self = new(this);
        // A program of statements is not divided.
        var bodies = shape.IsOfMembers ? shape.Bodies.Count : 0;
        starts = new int[2 * bodies + 1];
        sections = new Section[2 * bodies + 1];
        for (var i = 0; i < bodies; i++)
        {
            var span = shape.Bodies[i].FullSpan;
            (starts[2 * i + 1], starts[2 * i + 2]) = (span.Start, span.End);
        }

        var known = earlier?.shape.Matches(shape) == true ? earlier : null;
        for (var i = 0; i < sections.Length; i++)
            sections[i] = known is not null && IsSame(known.shape, i) ? known.sections[i] : new(i);
        MoveSections();
    }

    public SyntaxTree Tree { get; }

    /// <summary>See <see cref="TreeShape.Index"/>.</summary>
    public int Index => shape.Index;

    public static FileSections Of(SyntaxTree tree) => Known.TryGetValue(tree, out var known) ? known : Known.GetValue(tree, created => new(created, null));

    /// <summary>Null before somebody asked for them.</summary>
    public static FileSections? TryGet(SyntaxTree tree) => Known.TryGetValue(tree, out var known) ? known : null;

    /// <summary>A file took the place of an earlier version of it, or of a later one.</summary>
    public static void Replace(SyntaxTree earlier, SyntaxTree tree)
    {
        // Where nothing was read from the earlier one, there is nothing to keep.
        if (TryGet(tree) is { } known)
            known.MoveSections();
        else if (TryGet(earlier) is { } before)
            Known.GetValue(tree, created => new(created, before));
    }

    /// <summary>The section around a position, and how far from its start that is.</summary>
    public Section At(int position, out int offset)
    {
        var ordinal = OrdinalAt(position);
        offset = position - starts[ordinal];
        return sections[ordinal];
    }

    /// <summary>Where a section starts here; -1 where the file does not have it.</summary>
    public int StartOf(Section section) =>
        section.Ordinal < sections.Length && sections[section.Ordinal] == section ? starts[section.Ordinal] : -1;

    /// <summary>Those in which a stretch of the file lies.</summary>
    public ReadOnlySpan<Section> Within(TextSpan span)
    {
        var first = OrdinalAt(span.Start);
        return sections.AsSpan(first, OrdinalAt(Math.Max(span.Start, span.End - 1)) - first + 1);
    }

    // Of several that start at a position, only the last has anything in it.
    private int OrdinalAt(int position)
    {
        var found = Array.BinarySearch(starts, position);
        if (found < 0)
            return ~found - 1;
        while (found + 1 < starts.Length && starts[found + 1] == position)
            found++;
        return found;
    }

    private bool IsSame(TreeShape earlier, int ordinal) =>
        ordinal % 2 == 1 ? shape.HasBodyOf(earlier, ordinal / 2) : shape.HasLayoutOf(earlier, ordinal / 2);

    private void MoveSections()
    {
        foreach (var section in sections)
            section.MoveTo(self);
    }
}
