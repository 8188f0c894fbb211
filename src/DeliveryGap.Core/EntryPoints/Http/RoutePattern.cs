using System.Text;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>A conventional pattern, <c>{area:exists}/{controller=Home}/{action=Index}/{id?}</c>, filled by an action's required values.</summary>
internal static class RoutePattern
{
    private static readonly string[] Required = ["controller", "action", "area"];

    /// <summary>The route that an action has by the pattern (as <c>RoutePatternTransformer.SubstituteRequiredValues</c> decides); null when it has none.</summary>
    /// <param name="defaults">What the pattern's mapping gives beside the text, by name.</param>
    /// <param name="values">The action's <c>controller</c>, <c>action</c> and, if it has one, <c>area</c>; a value may be <c>…</c>.</param>
    public static string? Fill(string pattern, IReadOnlyDictionary<string, string> defaults, IReadOnlyDictionary<string, string> values)
    {
        HashSet<string> filled = new(StringComparer.OrdinalIgnoreCase);
        var route = new StringBuilder(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (Parameter(pattern, i) is not { } length)
            {
                route.Append(pattern[i]);
                continue;
            }

            var text = pattern.Substring(i, length);
            var (name, constraint) = Parse(text);
            if (Array.Exists(Required, required => Is(required, name)))
            {
                filled.Add(name);
                if (!values.TryGetValue(name.ToLowerInvariant(), out var value))
                    return null;
                // A constraint that changes the value (a parameter transformer) is own code.
                route.Append(constraint is "" or "exists" ? value : Routes.Unknown);
            }
            else
            {
                route.Append(text);
            }

            i += length - 1;
        }

        foreach (var required in Required)
        {
            if (filled.Contains(required))
                continue;
            defaults.TryGetValue(required, out var given);
            values.TryGetValue(required, out var needed);
            if (!Is(given ?? "", needed ?? "") && given != Routes.Unknown && needed != Routes.Unknown)
                return null;
        }

        return route.ToString();
    }

    /// <summary>The length of the parameter that begins there; null where none does. Braces in constraints are doubled.</summary>
    private static int? Parameter(string pattern, int start)
    {
        if (pattern[start] != '{' || start + 1 < pattern.Length && pattern[start + 1] == '{')
            return null;
        for (var i = start + 1; i < pattern.Length; i++)
        {
            if (pattern[i] != '}')
                continue;
            if (i + 1 < pattern.Length && pattern[i + 1] == '}')
                i++;
            else
                return i - start + 1;
        }

        return null;
    }

    private static (string Name, string Constraint) Parse(string parameter)
    {
        var inner = parameter.Substring(1, parameter.Length - 2).TrimStart('*');
        var end = inner.IndexOfAny([':', '=', '?']);
        var name = end < 0 ? inner : inner.Substring(0, end);
        if (end < 0 || inner[end] != ':')
            return (name, "");
        var constraint = inner.Substring(end + 1);
        var stop = constraint.IndexOfAny(['=', '?']);
        return (name, stop < 0 ? constraint : constraint.Substring(0, stop));
    }

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
