using System.Text;

namespace DeliveryGap.Tool.Shared;

/// <summary>Text as Markdown that shows it as it is: no markup, no HTML, no link that nobody wrote, no line of its own.</summary>
internal static class Markdown
{
    private const string Special = @"\`*_{}[]<>#!|~&$@^";

    // At the start these make a list, a rule or a heading.
    private const string SpecialAtStart = "-+=:";

    public static string Text(string text)
    {
        var line = OneLine(text);
        var escaped = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            if (Special.Contains(line[i], StringComparison.Ordinal) || (i == 0 && SpecialAtStart.Contains(line[i], StringComparison.Ordinal)) || MakesLink(line, i) || MakesList(line, i))
                escaped.Append('\\');
            escaped.Append(line[i]);
        }

        return escaped.ToString();
    }

    private static string OneLine(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            line.Append(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? " " : rune.ToString());
        return line.ToString().Trim();
    }

    // Many readers make a link of a bare address.
    private static bool MakesLink(string line, int at) =>
        (line[at] == ':' && at + 1 < line.Length && line[at + 1] == '/') || (line[at] == '.' && at >= 3 && line.AsSpan(at - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase));

    private static bool MakesList(string line, int at) => line[at] is '.' or ')' && at > 0 && line.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0;
}
