using System.Text.RegularExpressions;

namespace DeliveryGap.Reporting.Tests.Grafana;

/// <summary>As much of PromQL as rules about selectors need; that it is PromQL is promtool's to say.</summary>
internal static partial class PromQlText
{
    private static readonly HashSet<string> Keywords = ["by", "without", "on", "ignoring", "group_left", "group_right", "or", "and", "unless", "offset", "bool", "inf", "nan"];

    /// <param name="Matchers">As they are written: <c>job=~"$job"</c>.</param>
    /// <param name="Range">What is between the brackets; null where it is an instant vector.</param>
    /// <param name="Function">The innermost that it is in.</param>
    public sealed record Selector(string Metric, IReadOnlyList<string> Matchers, string? Range, string? Function);

    public static IReadOnlyList<Selector> Selectors(string expression)
    {
        var tokens = Token().Matches(expression).Select(match => match.Value).ToArray();
        var (selectors, functions) = (new List<Selector>(), new Stack<string?>());
        string At(int index) => index < tokens.Length ? tokens[index] : "";
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            if (token is "by" or "without" or "on" or "ignoring")
            {
                while (At(i) != ")")
                    i++;
            }
            else if (token == "(")
            {
                functions.Push(i > 0 && Name().IsMatch(tokens[i - 1]) && !Keywords.Contains(tokens[i - 1]) ? tokens[i - 1] : null);
            }
            else if (token == ")")
            {
                functions.Pop();
            }
            else if (token == "{" || (Name().IsMatch(token) && !Keywords.Contains(token.ToLowerInvariant()) && At(i + 1) is not ("(" or "by" or "without")))
            {
                var metric = token == "{" ? "" : token;
                i += token == "{" ? 0 : 1;
                var matchers = new List<string>();
                if (At(i) == "{")
                {
                    var parts = new List<string>();
                    for (i++; At(i) != "}"; i++)
                        parts.Add(At(i));
                    matchers.AddRange(string.Concat(parts.Select(part => part == "," ? "\0" : part)).Split('\0', StringSplitOptions.RemoveEmptyEntries));
                    i++;
                }

                string? range = null;
                if (At(i) == "[")
                {
                    for (i++; At(i) != "]"; i++)
                        range += At(i);
                    i++;
                }

                selectors.Add(new(metric.Length > 0 ? metric : matchers.FirstOrDefault(matcher => matcher.StartsWith('"')) ?? "", matchers, range, functions.FirstOrDefault(name => name is not null)));
                i--;
            }
        }

        return selectors;
    }

    [GeneratedRegex("""
        "(?:\\.|[^"\\])*"|[a-zA-Z_:][a-zA-Z0-9_:]*|\$\w+|[0-9][\w.+-]*|=~|!~|!=|>=|<=|[^\s]
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();

    [GeneratedRegex("^[a-zA-Z_:][a-zA-Z0-9_:]*$")]
    private static partial Regex Name();
}
