namespace DeliveryGap.Build.Severity;

/// <summary>What a project's properties say about warnings, as the compiler's command line receives it.</summary>
/// <param name="noWarn"><c>NoWarn</c>: ids between <c>;</c>, <c>,</c> or spaces, as in the following two.</param>
/// <param name="warningsAsErrors"><c>WarningsAsErrors</c>.</param>
/// <param name="warningsNotAsErrors"><c>WarningsNotAsErrors</c>.</param>
/// <param name="treatWarningsAsErrors"><c>TreatWarningsAsErrors</c>.</param>
internal sealed class CompilerOptions(string? noWarn, string? warningsAsErrors, string? warningsNotAsErrors, bool treatWarningsAsErrors)
{
    private readonly HashSet<string> silent = Ids(noWarn);
    private readonly HashSet<string> errors = Ids(warningsAsErrors);
    private readonly HashSet<string> warnings = Ids(warningsNotAsErrors);

    public bool TreatWarningsAsErrors { get; } = treatWarningsAsErrors;

    public OptionSays For(string ruleId) =>
        silent.Contains(ruleId) ? OptionSays.Silent
        : warnings.Contains(ruleId) ? OptionSays.NoError
        : errors.Contains(ruleId) ? OptionSays.Error
        : OptionSays.Nothing;

    /// <summary>These options without those that make silent.</summary>
    public CompilerOptions Speaking() => new(null, string.Join(";", errors), string.Join(";", warnings), TreatWarningsAsErrors);

    private static HashSet<string> Ids(string? list) =>
        new((list ?? "").Split([';', ',', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}

/// <summary>What the options say of one rule by its id.</summary>
internal enum OptionSays
{
    Nothing,
    Silent,
    Error,

    /// <summary>A warning of it stays one, also where all warnings are errors.</summary>
    NoError,
}
