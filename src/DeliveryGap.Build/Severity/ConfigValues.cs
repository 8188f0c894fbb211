namespace DeliveryGap.Build.Severity;

/// <summary>The words of <c>.editorconfig</c> files that DeliveryGap understands.</summary>
internal static class ConfigValues
{
    private const string SeveritySuffix = ".severity";
    private const string AnyAnalyzer = "dotnet_analyzer_diagnostic";

    /// <summary>Severity of every rule of every analyzer.</summary>
    public const string AnyRuleKey = AnyAnalyzer + SeveritySuffix;

    /// <summary>Keys are lower case in a <see cref="ConfigFile"/>.</summary>
    public static string RuleKey(string ruleId) => $"dotnet_diagnostic.{ruleId}{SeveritySuffix}".ToLowerInvariant();

    public static string CategoryKey(string category) =>
        $"{AnyAnalyzer}.category-{category}{SeveritySuffix}".ToLowerInvariant();

    /// <param name="severity">Null for <c>default</c>: what the rule itself says.</param>
    /// <returns>False for a word that the compiler does not know; it ignores the line, and so do we.</returns>
    public static bool TryParseSeverity(string word, out ReportSeverity? severity)
    {
        (var known, severity) = word.ToLowerInvariant() switch
        {
            "default" => (true, (ReportSeverity?)null),
            "error" => (true, ReportSeverity.Error),
            "warning" => (true, ReportSeverity.Warning),
            "suggestion" => (true, ReportSeverity.Info),
            "silent" or "refactoring" => (true, ReportSeverity.Hidden),
            "none" => (true, ReportSeverity.None),
            _ => (false, null),
        };
        return known;
    }
}
