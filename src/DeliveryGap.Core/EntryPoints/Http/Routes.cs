namespace DeliveryGap.Core.EntryPoints;

/// <summary>Route templates, combined as ASP.NET Core combines them.</summary>
internal static class Routes
{
    /// <summary>Stands in an id for what is not known.</summary>
    public const string Unknown = "…";

    /// <summary>A verb that is not constrained.</summary>
    public const string AnyVerb = "ANY";

    /// <summary>An action's template below its controller's (as <c>AttributeRouteModel.CombineTemplates</c>); null where neither has one.</summary>
    public static string? Combine(string? prefix, string? template)
    {
        if (template is null)
            return prefix is null ? null : Clean(prefix);
        if (prefix is null || Clean(prefix).Length == 0 || IsAbsolute(template))
            return Clean(template);
        return Clean(prefix.EndsWith("/", StringComparison.Ordinal) ? prefix + template : prefix + "/" + template);
    }

    /// <summary>A leading <c>/</c> or <c>~/</c> ignores the controller's template.</summary>
    public static bool IsAbsolute(string template) =>
        template.StartsWith("/", StringComparison.Ordinal) || template.StartsWith("~/", StringComparison.Ordinal);

    /// <summary>A pattern below a group's prefix (as <c>RoutePatternFactory.Combine</c> puts them together).</summary>
    /// <param name="prefix">Null where there is no group.</param>
    public static string Below(string? prefix, string pattern)
    {
        if (prefix is null)
            return pattern;
        // What is not known may end in a slash or not, and begin with one or not.
        if (pattern.StartsWith(Unknown, StringComparison.Ordinal))
            return prefix.TrimEnd('/', '…') + pattern;
        return prefix == Unknown && pattern.Length == 0 ? Unknown : prefix.TrimEnd('/') + "/" + pattern.TrimStart('/');
    }

    /// <summary>Replaces <c>[controller]</c> and its like; <c>[[</c> and <c>]]</c> are brackets.</summary>
    /// <param name="value">A token's value, or null when it is not known.</param>
    public static string ReplaceTokens(string template, Func<string, string?> value)
    {
        if (template.IndexOf('[') < 0 && template.IndexOf(']') < 0)
            return template;

        var result = new System.Text.StringBuilder(template.Length);
        for (var i = 0; i < template.Length; i++)
        {
            var c = template[i];
            var isDoubled = i + 1 < template.Length && template[i + 1] == c;
            if (c is '[' or ']' && isDoubled)
            {
                result.Append(c);
                i++;
            }
            else if (c == '[' && template.IndexOf(']', i) is > 0 and var end)
            {
                result.Append(value(template.Substring(i + 1, end - i - 1)) ?? Unknown);
                i = end;
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    /// <summary><c>POST</c> and <c>api/orders</c> are <c>POST /api/orders</c>; a route that begins with an unknown part gets no slash.</summary>
    public static string Id(string verb, string route)
    {
        var path = route.StartsWith(Unknown, StringComparison.Ordinal) || route.StartsWith("/", StringComparison.Ordinal) ? route : "/" + route;
        return verb + " " + path;
    }

    /// <summary>What ASP.NET Core writes as <c>http.route</c> for an endpoint's pattern; null where that is not wholly known.</summary>
    public static string? Recorded(string pattern) => !IsKnown(pattern) ? null : pattern.Length == 0 ? "/" : pattern;

    public static bool IsKnown(string route) => route.IndexOf(Unknown, StringComparison.Ordinal) < 0;

    private static string Clean(string template)
    {
        var start = template.StartsWith("~/", StringComparison.Ordinal) ? 2 : template.StartsWith("/", StringComparison.Ordinal) ? 1 : 0;
        var end = template.Length > start && template[template.Length - 1] == '/' ? template.Length - 1 : template.Length;
        return template.Substring(start, end - start);
    }
}
