using System.Globalization;
using System.Text;

namespace DeliveryGap.Tool.Grafana;

/// <summary>
/// Texts that a manifest holds, for the places where Grafana reads more than text in them: markup, its variables (<c>$x</c>, <c>${x}</c>,
/// <c>[[x]]</c>) and labels (<c>{{x}}</c>). What comes out is shown as what went in.
/// </summary>
internal static class PlainText
{
    private const string Ellipsis = "…";

    // Shows nothing, and is no part of a variable's name.
    private const char WordJoiner = '\u2060';

    /// <summary>For titles and legends, which know no way to write a variable that is none.</summary>
    /// <param name="longest">In UTF-16 units.</param>
    /// <returns>One line; null where nothing is to be seen.</returns>
    public static string? Line(string? text, int longest)
    {
        var line = new StringBuilder();
        var last = default(Rune);
        foreach (var rune in OneLine(text ?? "", longest).EnumerateRunes())
        {
            if ((last.Value == '$' && (rune.Value is '_' or '{' || (rune.IsAscii && Rune.IsLetterOrDigit(rune)))) || (last.Value is '[' or '{' && rune == last))
                line.Append(WordJoiner);
            last = rune;
            line.Append(rune);
            if (line.Length > longest)
                break;
        }

        return line.Length == 0 ? null : Shorten(line.ToString(), longest);
    }

    /// <summary>For the content of text panels.</summary>
    /// <param name="longest">In UTF-16 units of the text.</param>
    public static string Html(string text, int longest)
    {
        var html = new StringBuilder();
        foreach (var rune in Shorten(text.Trim(), longest).EnumerateRunes())
        {
            if (rune.Value == '\n')
                html.Append("<br>");
            else if (rune.Value is '&' or '<' or '>' or '"' or '\'' or '$' or '[')
                Entity(html, rune);
            else
                html.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return html.ToString();
    }

    /// <summary>For descriptions of panels. A sign that is written as an entity is no markup, nor part of an address.</summary>
    /// <param name="longest">In UTF-16 units of the text.</param>
    public static string Markdown(string text, int longest)
    {
        var markdown = new StringBuilder();
        var last = default(Rune);
        foreach (var rune in Shorten(OneLine(text, longest), longest).EnumerateRunes())
        {
            if (IsPlain(rune, last))
                markdown.Append(rune);
            else
                Entity(markdown, rune);
            last = rune;
        }

        return markdown.ToString();
    }

    // Within a word a dot and a dash begin no list; after a w the dot might be that of an address.
    private static bool IsPlain(Rune rune, Rune last) =>
        !rune.IsAscii || Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or ',' or ':' or ';' || (rune.Value is '.' or '-' && Rune.IsLetter(last) && last.Value is not ('w' or 'W'));

    private static void Entity(StringBuilder text, Rune rune) => text.Append(CultureInfo.InvariantCulture, $"&#{rune.Value};");

    private static string Shorten(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var end = longest - Ellipsis.Length;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), Ellipsis);
    }

    // Of a text that is too long, at least what is left of it.
    private static string OneLine(string text, int longest)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length > longest + 1)
                break;
            if (!Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune))
                line.Append(rune);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }
}
