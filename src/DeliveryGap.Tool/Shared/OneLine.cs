using System.Globalization;
using System.Text;

namespace DeliveryGap.Tool.Shared;

/// <summary>Foreign text within a line for people, in a terminal or in the log of a CI server.</summary>
internal static class OneLine
{
    private const int MaxLength = 300;

    /// <summary>
    /// What would break, hide or turn around the line (control characters, marks of direction, halves of surrogate pairs) is shown by its
    /// number, what CI servers would take for a command of theirs is broken up, and what is very long is cut.
    /// </summary>
    public static string Of(string text, int maxLength = MaxLength)
    {
        var (cut, isCut) = text.Length <= maxLength ? (text, false) : (text[..(char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)], true);
        if (cut.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0)
            cut = Escape(cut);
        // GitHub and Azure Pipelines look for these in every line that a program writes.
        cut = cut.Replace("##", "# #", StringComparison.Ordinal);
        if (cut.AsSpan().TrimStart().StartsWith("::"))
            cut = ": :" + cut.TrimStart()[2..];
        return isCut ? cut + "…" : cut;
    }

    /// <summary>Whether a character changes how what stands around it is read, and shows nothing itself.</summary>
    public static bool IsUnseen(char c) => CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Escape(string text)
    {
        var line = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                line.Append(c).Append(text[++i]);
            else if (IsUnseen(c) || char.IsSurrogate(c))
                line.Append(c is '\n' or '\r' or '\t' ? " " : $"\\u{(int)c:x4}");
            else
                line.Append(c);
        }

        return line.ToString();
    }
}
