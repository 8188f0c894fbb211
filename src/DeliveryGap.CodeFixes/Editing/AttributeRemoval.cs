using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.CodeFixes.Editing;

/// <summary>Takes an attribute out, and its list when nothing else is in it.</summary>
internal static class AttributeRemoval
{
    public static void Write(AttributeSyntax attribute, Edits edits)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        // Several taken out of one list overlap at their commas: what is left over goes the next time.
        edits.Add(list.SyntaxTree, new TextChange(list.Attributes.Count == 1 ? SpanOf(list) : SpanIn(list, attribute), ""));
    }

    /// <summary>From the list to what follows it, or to the end of its line where a comment stands there.</summary>
    private static TextSpan SpanOf(AttributeListSyntax list)
    {
        var next = list.GetLastToken().GetNextToken();
        var between = list.SyntaxTree.GetText().ToString(TextSpan.FromBounds(list.Span.End, next.SpanStart));
        return between.All(char.IsWhiteSpace) ? TextSpan.FromBounds(list.SpanStart, next.SpanStart) : list.Span;
    }

    private static TextSpan SpanIn(AttributeListSyntax list, AttributeSyntax attribute)
    {
        var index = list.Attributes.IndexOf(attribute);
        return index == 0
            ? TextSpan.FromBounds(attribute.SpanStart, list.Attributes[1].SpanStart)
            : TextSpan.FromBounds(list.Attributes[index - 1].Span.End, attribute.Span.End);
    }
}
