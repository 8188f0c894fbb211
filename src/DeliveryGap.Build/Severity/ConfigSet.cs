namespace DeliveryGap.Build.Severity;

/// <summary>The config files of a project, and what they say for one file of it.</summary>
internal sealed class ConfigSet
{
    private readonly GlobalConfig global;
    private readonly IReadOnlyList<Sections> files;

    public ConfigSet(IReadOnlyCollection<ConfigFile> files)
    {
        this.global = new GlobalConfig(files.Where(file => file.IsGlobal));

        // A folder has a shorter path than those in it: the nearest file comes last and wins.
        this.files = [.. files.Where(file => !file.IsGlobal).OrderBy(file => file.Directory.Length).Select(file => new Sections(file))];
    }

    /// <summary>What global configs say for the whole project; null when they do not say it.</summary>
    public string? FindGlobal(string key) => global.Find(key);

    public FileConfig For(string path)
    {
        var normalized = ConfigPath.Normalize(path);
        var sections = new List<ConfigSection>();
        foreach (var file in files)
        {
            if (ConfigPath.RelativeTo(file.File.Directory, normalized) is not { } relative)
                continue;
            if (file.File.IsRoot)
                sections.Clear();
            file.AddMatching(relative, sections);
        }

        return new FileConfig(global, normalized, sections);
    }

    private sealed class Sections(ConfigFile file)
    {
        private readonly SectionPattern?[] patterns = [.. file.Sections.Select(section => SectionPattern.Parse(section.Name))];

        public ConfigFile File => file;

        public void AddMatching(string relativePath, List<ConfigSection> matching)
        {
            for (var i = 0; i < patterns.Length; i++)
            {
                if (patterns[i]?.IsMatch(relativePath) == true)
                    matching.Add(file.Sections[i]);
            }
        }
    }
}

/// <summary>What the config files say for one file.</summary>
internal sealed class FileConfig(GlobalConfig global, string path, IReadOnlyList<ConfigSection> sections)
{
    /// <summary>The severity that a section sets for this very key; a word that is no severity is passed over.</summary>
    /// <param name="severity">Null for <c>default</c>.</param>
    public bool TryGetSeverity(string key, out ReportSeverity? severity)
    {
        severity = null;
        var found = global.FindFor(path, key) is { } word && ConfigValues.TryParseSeverity(word, out severity);
        foreach (var section in sections)
        {
            if (section.Values.TryGetValue(key, out word) && ConfigValues.TryParseSeverity(word, out var nearer))
                (found, severity) = (true, nearer);
        }

        return found;
    }

    /// <summary>The last word on a key, whatever it says; null when nothing is said.</summary>
    public string? Find(string key)
    {
        for (var i = sections.Count - 1; i >= 0; i--)
        {
            if (sections[i].Values.TryGetValue(key, out var value))
                return value;
        }

        return global.FindFor(path, key) ?? global.Find(key);
    }
}
