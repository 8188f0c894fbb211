using DeliveryGap.Core.Rules;

namespace DeliveryGap.Build.Tasks;

/// <summary>
/// Whether anybody may ask for a rule that the level does not ask for. Most projects never name one of ours: then their config files need no
/// parsing, and findings that nobody hears of no places.
/// </summary>
internal sealed class AskedRules(GateTask task, SettingValues settings, OwnCode own)
{
    // By id, or all rules of a category or analyzer.
    private static readonly string[] Askers = ["dotnet_diagnostic.DG", "dotnet_analyzer_diagnostic"];

    private readonly bool isRaised = task.WarningsAsErrors.IndexOf("DG", StringComparison.Ordinal) >= 0;
    private readonly Dictionary<string, bool> byAssembly = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> byFile = new(StringComparer.Ordinal);

    /// <summary>By rule and assembly alone; yes may turn out to be no for the file that the finding lies in.</summary>
    public bool MayMatter(Finding finding) => finding.Rule.Level <= settings.Level || isRaised || NamesRules(finding.Assembly);

    private bool NamesRules(string assembly)
    {
        if (!byAssembly.TryGetValue(assembly, out var names))
            byAssembly.Add(assembly, names = own.ConfigFilesFor(assembly, task).Any(FileNamesRules));
        return names;
    }

    private bool FileNamesRules(string path)
    {
        if (!byFile.TryGetValue(path, out var names))
            byFile.Add(path, names = ConfigFiles.TextOf(path) is { } text && Askers.Any(asker => text.IndexOf(asker, StringComparison.OrdinalIgnoreCase) >= 0));
        return names;
    }
}
