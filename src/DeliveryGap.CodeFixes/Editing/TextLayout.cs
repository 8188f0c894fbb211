using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.CodeFixes.Editing;

/// <summary>How a file is laid out: what is inserted follows it.</summary>
internal static class TextLayout
{
    /// <summary>The file's own, as its first line has it.</summary>
    public static string LineBreak(this SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }

    /// <summary>The indentation of what starts there; null when something else stands before it on its line.</summary>
    public static string? Indentation(this SourceText text, int start)
    {
        var before = text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(start).Start, start));
        return before.All(char.IsWhiteSpace) ? before : null;
    }

    /// <summary>What parts two attribute lists where the first starts there: a new line, or a blank where something stands before it.</summary>
    public static string Separator(this SourceText text, int start) =>
        text.Indentation(start) is { } indentation ? text.LineBreak() + indentation : " ";
}
