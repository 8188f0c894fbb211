using System.Text;

namespace DeliveryGap.Build.Severity;

/// <summary>Paths in the form in which config files are compared with them.</summary>
internal static class ConfigPath
{
    /// <summary>Separators become single <c>/</c>; the two that start a UNC path stay two. A drive's letter is upper case.</summary>
    public static string Collapse(string path)
    {
        var result = new StringBuilder(path.Length);
        var start = path.Length > 1 && IsSeparator(path[0]) && IsSeparator(path[1]) ? 2 : 0;
        result.Append('/', start);
        for (var i = start; i < path.Length; i++)
        {
            if (!IsSeparator(path[i]))
                result.Append(path[i]);
            else if (i == start || !IsSeparator(path[i - 1]))
                result.Append('/');
        }

        if (result.Length > 1 && result[1] == ':' && result[0] is >= 'a' and <= 'z')
            result[0] = char.ToUpperInvariant(result[0]);
        return result.ToString();
    }

    /// <summary>As <see cref="Collapse"/>, with <c>.</c> and <c>..</c> resolved in an absolute path.</summary>
    public static string Normalize(string path)
    {
        var collapsed = Collapse(path);
        var root = collapsed.StartsWith("/", StringComparison.Ordinal) ? ""
            : collapsed.Length > 2 && collapsed[1] == ':' && collapsed[2] == '/' ? collapsed.Substring(0, 2)
            : null;
        if (root is null || collapsed.Length < 2)
            return collapsed;

        var parts = new List<string>();
        foreach (var part in collapsed.Substring(root.Length).Split(['/'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part != ".." && part != ".")
                parts.Add(part);
            else if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
        }

        return root + "/" + string.Join("/", parts);
    }

    /// <summary>The rest of <paramref name="path"/>, starting with <c>/</c>; null where it does not lie in <paramref name="directory"/>.</summary>
    public static string? RelativeTo(string directory, string path)
    {
        var prefix = directory.TrimEnd('/');
        return path.Length > prefix.Length && path[prefix.Length] == '/' && path.StartsWith(prefix, StringComparison.Ordinal)
            ? path.Substring(prefix.Length)
            : null;
    }

    private static bool IsSeparator(char c) => c is '/' or '\\';
}
