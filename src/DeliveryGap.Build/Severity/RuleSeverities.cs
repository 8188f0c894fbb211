namespace DeliveryGap.Build.Severity;

/// <summary>
/// The severity of a rule at a file: what Roslyn gives a diagnostic there, from config files and compiler options.
/// </summary>
internal sealed class RuleSeverities(ConfigSet config, CompilerOptions options)
{
    private readonly Dictionary<string, FileConfig> files = new(StringComparer.Ordinal);

    /// <param name="category">The diagnostic's category.</param>
    /// <param name="file">Absolute path of the source file; null where the diagnostic lies in none.</param>
    public ReportSeverity Of(string ruleId, string category, ReportSeverity byDefault, string? file) =>
        Of(options, ruleId, category, byDefault, file);

    /// <summary>The severity that was asked for: as <see cref="Of(string, string, ReportSeverity, string?)"/>, as if <c>NoWarn</c> were empty.</summary>
    public ReportSeverity OfWithoutNoWarn(string ruleId, string category, ReportSeverity byDefault, string? file) =>
        Of(options.Speaking(), ruleId, category, byDefault, file);

    private ReportSeverity Of(CompilerOptions options, string ruleId, string category, ReportSeverity byDefault, string? file)
    {
        var fileConfig = file is null ? null : ConfigOf(file);
        var named = TryGetNamed(ruleId, fileConfig, out var severity);
        return options.For(ruleId) switch
        {
            OptionSays.Nothing when named => severity is null ? byDefault : Raise(severity.Value, options),
            OptionSays.Nothing => Raise(Bulk(category, fileConfig) ?? byDefault, options),
            OptionSays.Silent => ReportSeverity.None,
            // An analyzer that is off for a file does not run there, whatever the options raise.
            OptionSays.Error => fileConfig is not null && named && severity == ReportSeverity.None ? ReportSeverity.None : ReportSeverity.Error,
            _ => severity == ReportSeverity.Error && byDefault == ReportSeverity.Warning ? byDefault : severity ?? byDefault,
        };
    }

    /// <summary>What config files say of the rule by its id.</summary>
    private bool TryGetNamed(string ruleId, FileConfig? fileConfig, out ReportSeverity? severity)
    {
        var key = ConfigValues.RuleKey(ruleId);
        return fileConfig?.TryGetSeverity(key, out severity) == true
            || ConfigValues.TryParseSeverity(config.FindGlobal(key) ?? "", out severity);
    }

    /// <summary>What config files say of its category, or else of all rules.</summary>
    private static ReportSeverity? Bulk(string category, FileConfig? fileConfig)
    {
        foreach (var key in new[] { ConfigValues.CategoryKey(category), ConfigValues.AnyRuleKey })
        {
            if (ConfigValues.TryParseSeverity(fileConfig?.Find(key) ?? "", out var severity))
                return severity;
        }

        return null;
    }

    private FileConfig ConfigOf(string file)
    {
        if (!files.TryGetValue(file, out var found))
            files.Add(file, found = config.For(file));
        return found;
    }

    private static ReportSeverity Raise(ReportSeverity severity, CompilerOptions options) =>
        severity == ReportSeverity.Warning && options.TreatWarningsAsErrors ? ReportSeverity.Error : severity;
}
