using System.Text.RegularExpressions;

namespace DeliveryGap.Build.Severity;

/// <summary>
/// One <c>.editorconfig</c> or global config, read as the C# compiler reads it: a line that it cannot parse is no line.
/// </summary>
internal sealed class ConfigFile
{
    private const int LevelOfGlobalconfigFile = 100;

    private static readonly Regex Property = new(@"^\s*(?<key>[\w.-]+)\s*[=:](?<value>[^#;]*)", RegexOptions.CultureInvariant);

    private readonly bool isNamedGlobalconfig;

    private ConfigFile(string path, ConfigSection preamble, IReadOnlyList<ConfigSection> sections)
    {
        Directory = ConfigPath.Collapse(Path.GetDirectoryName(path) ?? path);
        Preamble = preamble;
        Sections = sections;
        isNamedGlobalconfig = Path.GetFileName(path).Equals(".globalconfig", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Absolute, with <c>/</c>.</summary>
    public string Directory { get; }

    /// <summary>What stands above the first section; in a global config it applies everywhere.</summary>
    public ConfigSection Preamble { get; }

    /// <summary>In the order of the file; a name may occur more than once.</summary>
    public IReadOnlyList<ConfigSection> Sections { get; }

    /// <summary>Files in folders above do not count.</summary>
    public bool IsRoot => Preamble.Values.TryGetValue("root", out var value) && value.Equals("true", StringComparison.OrdinalIgnoreCase);

    public bool IsGlobal => isNamedGlobalconfig || Preamble.Values.ContainsKey(GlobalConfig.MarkKey);

    /// <summary>Of two global configs that set the same key, the one of the higher level wins.</summary>
    public int GlobalLevel =>
        Preamble.Values.TryGetValue(GlobalConfig.LevelKey, out var text) && int.TryParse(text, out var level) ? level
        : isNamedGlobalconfig ? LevelOfGlobalconfigFile
        : 0;

    /// <param name="path">Absolute.</param>
    public static ConfigFile Parse(string text, string path)
    {
        var preamble = new ConfigSection("");
        var sections = new List<ConfigSection>();
        var current = preamble;
        foreach (var line in text.Split('\r', '\n', '\u0085', '\u2028', '\u2029'))
        {
            if (SectionName(line) is { } name)
            {
                current = new ConfigSection(name);
                sections.Add(current);
            }
            else if (Property.Match(line) is { Success: true } property)
            {
                current.Values[property.Groups["key"].Value.ToLowerInvariant()] = property.Groups["value"].Value.Trim();
            }
        }

        return new ConfigFile(path, preamble, sections);
    }

    /// <summary><c>[*.cs] # comment</c> is <c>*.cs</c>; null for any other line.</summary>
    private static string? SectionName(string line)
    {
        var header = BeforeComment(line.TrimStart()).TrimEnd();
        return header.Length > 2 && header[0] == '[' && header[header.Length - 1] == ']'
            ? header.Substring(1, header.Length - 2)
            : null;
    }

    private static string BeforeComment(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is '#' or ';' && (i == 0 || line[i - 1] != '\\'))
                return line.Substring(0, i);
        }

        return line;
    }
}

/// <summary>A section: which files it is for, and what it says. Keys are lower case.</summary>
internal sealed class ConfigSection(string name)
{
    public string Name { get; } = name;
    public Dictionary<string, string> Values { get; } = new(StringComparer.OrdinalIgnoreCase);
}
