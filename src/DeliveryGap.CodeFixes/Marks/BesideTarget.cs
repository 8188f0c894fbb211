using System.Collections.Immutable;
using DeliveryGap.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.CodeFixes.Marks;

/// <summary>A declaration that carries an attribute list: further marks follow it.</summary>
internal sealed class BesideTarget(AttributeListSyntax list, ISymbol symbol, SemanticModel model) : MarkTarget(list, model)
{
    public override ImmutableArray<AttributeData> Attributes => symbol.GetAttributes();

    protected override int Position => Node.SpanStart;

    protected override IEnumerable<TextChange> Changes(WrittenNames names, IReadOnlyList<Mark> marks)
    {
        // On a line of its own where the list has one; in line where the declaration goes on behind it.
        var next = Node.GetLastToken().GetNextToken();
        var isAlone = Text.Lines.GetLineFromPosition(next.SpanStart).LineNumber > Text.Lines.GetLineFromPosition(Node.Span.End).LineNumber;
        var separator = isAlone ? Text.Separator(Node.SpanStart) : " ";
        yield return new(new TextSpan(Node.Span.End, 0), string.Concat(marks.Select(mark => separator + names.AttributeList(mark))));
    }
}
