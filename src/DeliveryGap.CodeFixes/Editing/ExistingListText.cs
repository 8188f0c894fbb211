using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.CodeFixes.Editing;

/// <summary>Sorts lines into the text of an existing list, or takes some out, and leaves everything else in it alone.</summary>
internal static class ExistingListText
{
    private const char Bom = '\uFEFF';

    /// <param name="ids">Ordinal order.</param>
    public static SourceText Insert(SourceText text, IEnumerable<string> ids)
    {
        foreach (var id in ids)
            text = Insert(text, id);
        return text;
    }

    /// <param name="spans">Each lies in the line that goes.</param>
    public static SourceText Delete(SourceText text, IEnumerable<TextSpan> spans)
    {
        var lines = spans.Select(span => text.Lines.IndexOf(span.Start)).Distinct().OrderBy(line => line).Select(line => text.Lines[line]);
        return text.WithChanges(lines.Select(line => new TextChange(TextSpan.FromBounds(StartOf(line), line.EndIncludingLineBreak), "")));
    }

    private static SourceText Insert(SourceText text, string id)
    {
        TextLine? predecessor = null;
        foreach (var line in text.Lines)
        {
            var content = line.ToString().Trim(Bom, ' ', '\t');
            if (content.Length == 0 || content[0] == '#')
                continue;
            if (content == id)
                return text;
            if (string.CompareOrdinal(content, id) > 0)
                return predecessor is { } before ? After(text, before, id) : text.Replace(new TextSpan(StartOf(line), 0), id + text.LineBreak());
            predecessor = line;
        }

        return predecessor is { } last ? After(text, last, id) : AtEnd(text, id);
    }

    private static SourceText After(SourceText text, TextLine line, string id) =>
        text.Replace(new TextSpan(line.End, 0), text.LineBreak() + id);

    private static SourceText AtEnd(SourceText text, string id)
    {
        var last = text.Lines[text.Lines.Count - 1];
        var isOnOwnLine = last.Span.IsEmpty || text.ToString(last.Span) == Bom.ToString();
        return text.Replace(new TextSpan(text.Length, 0), isOnOwnLine ? id + text.LineBreak() : text.LineBreak() + id);
    }

    /// <summary>A byte order mark stays in front.</summary>
    private static int StartOf(TextLine line) => line.Start == 0 && line.Span.Length > 0 && line.Text![0] == Bom ? 1 : line.Start;
}
