namespace DeliveryGap.Build.Severity;

/// <summary>All global configs of a project, merged: a key that two of the same level set is set by neither.</summary>
internal sealed class GlobalConfig
{
    /// <summary>The key that makes a config file a global one.</summary>
    public const string MarkKey = "is_global";

    public const string LevelKey = "global_level";

    private readonly Dictionary<string, Dictionary<string, Entry>> sections = new(StringComparer.Ordinal);

    public GlobalConfig(IEnumerable<ConfigFile> files)
    {
        foreach (var file in files)
        {
            Merge("", file.Preamble, file.GlobalLevel);
            foreach (var section in file.Sections)
            {
                if (AbsolutePath(section.Name) is { } path)
                    Merge(path, section, file.GlobalLevel);
            }
        }
    }

    /// <summary>What applies everywhere; null when nothing does.</summary>
    public string? Find(string key) => FindIn("", key);

    /// <summary>What applies to one file alone.</summary>
    /// <param name="path">As <see cref="ConfigPath.Normalize"/> makes it.</param>
    public string? FindFor(string path, string key) => FindIn(path, key);

    private string? FindIn(string section, string key) =>
        sections.TryGetValue(section, out var values) && values.TryGetValue(key, out var entry) ? entry.Value : null;

    private void Merge(string name, ConfigSection section, int level)
    {
        if (!sections.TryGetValue(name, out var merged))
            sections.Add(name, merged = new Dictionary<string, Entry>(StringComparer.OrdinalIgnoreCase));
        foreach (var value in section.Values)
        {
            if (!merged.TryGetValue(value.Key, out var earlier) || earlier.Level < level)
                merged[value.Key] = new Entry(value.Value, level);
            else if (earlier.Level == level)
                merged[value.Key] = new Entry(null, level);
        }
    }

    /// <summary>A global config's sections are whole paths: <c>[/src/A.cs]</c>. Null for a pattern.</summary>
    private static string? AbsolutePath(string name)
    {
        var path = new System.Text.StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] is '*' or '?' or '{' or '}' or ',' or '[')
                return null;
            if (name[i] == '\\' && ++i == name.Length)
                return null;
            path.Append(name[i]);
        }

        var isDrive = Path.DirectorySeparatorChar == '\\' && path.Length > 2 && path[1] == ':' && path[2] == '/';
        return isDrive || path[0] == '/' ? path.ToString() : null;
    }

    /// <param name="Value">Null: files of this level contradict each other.</param>
    private sealed record Entry(string? Value, int Level);
}
