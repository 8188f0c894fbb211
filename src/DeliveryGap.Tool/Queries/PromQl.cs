using System.Globalization;
using System.Text;

namespace DeliveryGap.Tool.Queries;

/// <summary>Writes the parts of a PromQL expression. What comes out is one token or one selector, whatever went in.</summary>
internal static class PromQl
{
    /// <param name="metric">A name that is no legal one of old is quoted, as Prometheus 3 reads it.</param>
    public static string Selector(string metric, IEnumerable<Matcher> matchers)
    {
        var conditions = matchers.Select(matcher => (IsLegacyName(matcher.Label, colons: false) ? matcher.Label : Quote(matcher.Label))
            + matcher.Operator + (matcher.HoldsVariables ? '"' + matcher.Value + '"' : Quote(matcher.Value)));
        if (!IsLegacyName(metric, colons: true))
            return "{" + string.Join(",", conditions.Prepend(Quote(metric))) + "}";
        var all = string.Join(",", conditions);
        return all.Length == 0 ? metric : metric + "{" + all + "}";
    }

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A string in double quotes. A dollar and a second bracket are escaped, since Grafana would fill in a variable there.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        var last = '\0';
        foreach (var rune in text.EnumerateRunes())
        {
            var c = rune.IsBmp ? (char)rune.Value : '\0';
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c == '$' || (c == '[' && last == '[') || (rune.Value < 0x20) || rune.Value == 0x7f)
                quoted.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}");
            else
                // Prometheus refuses what stands for a broken character.
                quoted.Append(rune == Rune.ReplacementChar ? "?" : rune.ToString());
            last = c;
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A regular expression of RE2 that matches this text and no other.</summary>
    public static string RegexOf(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
            escaped.Append(@"\.+*?()|[]{}^$".Contains(c, StringComparison.Ordinal) ? "\\" : "").Append(c);
        return escaped.ToString();
    }

    private static bool IsLegacyName(string name, bool colons) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_' || (colons && c == ':'));
}
