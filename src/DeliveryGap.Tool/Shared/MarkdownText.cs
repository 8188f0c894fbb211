using System.Text;

namespace DeliveryGap.Tool.Shared;

/// <summary>Foreign text within a line of Markdown: it is shown as it is, whatever it holds.</summary>
internal static class MarkdownText
{
    private const int MaxLength = 2000;

    /// <summary>
    /// For a place within a line, after something else: then nothing in it begins a block. Line ends are blanks, characters that cannot be
    /// seen are left out, and what is very long is cut.
    /// </summary>
    public static string Of(string text)
    {
        var plain = Plain(text);
        var markdown = new StringBuilder(plain.Length + 16);
        for (var i = 0; i < plain.Length; i++)
        {
            if (IsSyntax(plain, i))
                markdown.Append('\\');
            markdown.Append(plain[i]);
        }

        return markdown.ToString();
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(Math.Min(text.Length, MaxLength) + 1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (plain.Length >= MaxLength)
                return plain.Append('…').ToString();
            if (Rune.IsWhiteSpace(rune))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                    plain.Append(' ');
            }
            else if (!rune.IsBmp || !OneLine.IsUnseen((char)rune.Value))
                plain.Append(rune);
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>CommonMark's own marks, and those of its common extensions: tables, links that nobody marked, attributes, formulas.</summary>
    private static bool IsSyntax(string text, int at) => text[at] switch
    {
        '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '~' or '^' or '$' or '{' or '}' or '!' or '&' or '@' => true,
        // Doubled they mark too.
        '=' or '+' or '"' => at + 1 < text.Length && text[at + 1] == text[at] || at > 0 && text[at - 1] == text[at],
        // 'https://' and ':smile:', but not the colon of a sentence.
        ':' => at + 1 < text.Length && text[at + 1] != ' ',
        '.' => at >= 3 && text.AsSpan(at - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
