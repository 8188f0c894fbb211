using System.Text;
using System.Text.RegularExpressions;

namespace DeliveryGap.Build.Severity;

/// <summary>
/// A section's name as a pattern of paths: <c>*</c>, <c>**</c>, <c>?</c>, <c>[a-z]</c>, <c>[!a]</c>, <c>{a,b}</c>, <c>{1..9}</c>, <c>\</c>.
/// </summary>
internal sealed class SectionPattern
{
    private readonly Regex regex;
    private readonly IReadOnlyList<(int Low, int High)> ranges;

    private SectionPattern(Regex regex, IReadOnlyList<(int Low, int High)> ranges) => (this.regex, this.ranges) = (regex, ranges);

    /// <summary>Null for a pattern that the compiler does not understand; it matches nothing.</summary>
    public static SectionPattern? Parse(string name)
    {
        var parser = new Parser(name);
        if (!parser.TryParse())
            return null;

        // Without a slash a pattern is about names in any folder below; with one, about paths from the config's own folder.
        var anchor = name.IndexOf('/') < 0 ? ".*/" : name[0] == '/' ? "" : "/";
        try
        {
            return new SectionPattern(new Regex($"^{anchor}{parser.Regex}$", RegexOptions.CultureInvariant), parser.Ranges);
        }
        catch (ArgumentException)
        {
            // A class like [z-a] that no regular expression can be made of.
            return null;
        }
    }

    /// <param name="relativePath">From the config's folder, starting with <c>/</c>.</param>
    public bool IsMatch(string relativePath)
    {
        var match = regex.Match(relativePath);
        if (!match.Success)
            return false;
        for (var i = 0; i < ranges.Count; i++)
        {
            if (!int.TryParse(match.Groups[i + 1].Value, out var number) || number < ranges[i].Low || number > ranges[i].High)
                return false;
        }

        return true;
    }

    private sealed class Parser(string text)
    {
        private readonly StringBuilder regex = new();
        private readonly List<(int Low, int High)> ranges = [];
        private int position;

        public string Regex => regex.ToString();
        public IReadOnlyList<(int Low, int High)> Ranges => ranges;

        public bool TryParse() => Sequence() && position == text.Length;

        /// <summary>Stops before a <c>,</c> or <c>}</c>, which only a choice around it can take.</summary>
        private bool Sequence()
        {
            while (position < text.Length && text[position] is not (',' or '}'))
            {
                if (!Item(text[position++]))
                    return false;
            }

            return true;
        }

        private bool Item(char first)
        {
            switch (first)
            {
                case '*':
                    var anyFolder = Take('*');
                    regex.Append(anyFolder ? ".*" : "[^/]*");
                    return true;
                case '?':
                    regex.Append('.');
                    return true;
                case '[':
                    return Class();
                case '{':
                    return Range(out var isRange) || (!isRange && Choice());
                case '\\':
                    return position < text.Length && Literal(text[position++]);
                default:
                    return Literal(first);
            }
        }

        private bool Literal(char c)
        {
            regex.Append(System.Text.RegularExpressions.Regex.Escape(c.ToString()));
            return true;
        }

        private bool Class()
        {
            regex.Append('[');
            if (Take('!'))
                regex.Append('^');
            while (position < text.Length)
            {
                var c = text[position++];
                if (c == ']')
                {
                    regex.Append(']');
                    return true;
                }

                if (c == '-')
                    regex.Append('-');
                else if (c != '\\')
                    Literal(c);
                else if (position < text.Length)
                    regex.Append('\\').Append(text[position++]);
                else
                    return false;
            }

            return false;
        }

        private bool Choice()
        {
            regex.Append("(?:");
            while (Sequence())
            {
                if (Take('}'))
                {
                    regex.Append(')');
                    return true;
                }

                if (!Take(','))
                    return false;
                regex.Append('|');
            }

            return false;
        }

        /// <param name="isRange">It has the form of a range; when it is none after all (a number too large), the pattern is malformed.</param>
        private bool Range(out bool isRange)
        {
            var start = position;
            isRange = Number(out var from) & Take('.') & Take('.') & Number(out var to) & Take('}');
            if (!isRange)
            {
                position = start;
                return false;
            }

            if (!int.TryParse(from, out var first) || !int.TryParse(to, out var last))
                return false;
            ranges.Add((Math.Min(first, last), Math.Max(first, last)));
            regex.Append("(-?[0-9]+)");
            return true;
        }

        private bool Number(out string number)
        {
            var start = position;
            Take('-');
            var digits = position;
            while (position < text.Length && char.IsDigit(text[position]))
                position++;
            number = text.Substring(start, position - start);
            return position > digits;
        }

        private bool Take(char c)
        {
            if (position >= text.Length || text[position] != c)
                return false;
            position++;
            return true;
        }
    }
}
