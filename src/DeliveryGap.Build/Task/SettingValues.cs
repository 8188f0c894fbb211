using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Build.Tasks;

/// <summary>DeliveryGap's MSBuild properties, read: a value that cannot be read is a finding, and the default holds.</summary>
internal sealed class SettingValues
{
    private readonly List<Finding> problems = [];
    private readonly SettingPlaces places;

    public SettingValues(GateTask task)
    {
        places = new SettingPlaces(task.ProjectFile, task.SettingFiles.Select(item => item.ItemSpec));
        Boolean("DeliveryGapEnabled", task.Enabled, byDefault: true);
        Level = ReadLevel(task.Level);
        Enforces = Boolean("DeliveryGapEnforce", task.Enforce, byDefault: task.IsCI);
        WritesManifest = Boolean("DeliveryGapManifest", task.Manifest, byDefault: task.IsProgram);
        IsApplication = task.IsProgram || WritesManifest;
    }

    public Level Level { get; }

    /// <summary>Gaps are errors in an application.</summary>
    public bool Enforces { get; }

    public bool WritesManifest { get; }
    public bool IsApplication { get; }

    /// <summary>DG9001 for each value that cannot be read.</summary>
    public IReadOnlyList<Finding> Problems => problems;

    /// <summary>A problem with a setting whose value is understood but cannot be followed.</summary>
    public Finding Problem(string property, string message) => new()
    {
        Rule = RuleCatalog.MalformedFile, Arguments = [message], Place = places.Of(property),
    };

    private bool Boolean(string property, string value, bool byDefault)
    {
        if (value.Trim() is not { Length: > 0 } word)
            return byDefault;
        if (bool.TryParse(word, out var parsed))
            return parsed;
        problems.Add(Problem(property, $"{property} is '{word}'; write true or false"));
        return byDefault;
    }

    private Level ReadLevel(string value)
    {
        if (value.Trim() is not { Length: > 0 } word)
            return Level.Metric;
        foreach (Level level in Enum.GetValues(typeof(Level)))
        {
            if (word.Equals(level.ToString(), StringComparison.OrdinalIgnoreCase))
                return level;
        }

        problems.Add(Problem("DeliveryGapLevel", $"DeliveryGapLevel is '{word}'; write {nameof(Level.Metric)}, {nameof(Level.Outcome)} or {nameof(Level.WholeProduct)}"));
        return Level.Metric;
    }
}
