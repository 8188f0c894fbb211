using DeliveryGap.Build.Severity;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Build.Tasks;

/// <summary>Which findings are gaps, and how loudly each is said.</summary>
internal sealed class FindingSeverities
{
    private const string Category = "DeliveryGap";

    private readonly GateTask _task;
    private readonly SettingValues _settings;
    private readonly OwnCode _own;
    private readonly Dictionary<string, RuleSeverities> _byAssembly = new(StringComparer.Ordinal);
    private readonly PragmaFiles _pragmas;

    public FindingSeverities(GateTask task, SettingValues settings, OwnCode own)
    {
        _task = task;
        _settings = settings;
        _own = own;
        _pragmas = new PragmaFiles(task.DefineConstants);
    }

    /// <summary>The level asks for its rule, or a severity of warning or above was asked for; accepted ones included.</summary>
    public bool IsGap(Finding finding) =>
        !ReferenceEquals(finding.Rule, RuleCatalog.MalformedFile)
        && (finding.Rule.Level <= _settings.Level
            || Severities(finding).OfWithoutNoWarn(finding.Rule.Id, Category, Default(finding.Rule), SourceFile(finding)) >= ReportSeverity.Warning);

    public ReportSeverity Of(Finding finding)
    {
        if (finding.AcceptedBy is not null || IsRepeated(finding))
            return ReportSeverity.None;

        var file = SourceFile(finding);
        var severity = Severities(finding).Of(finding.Rule.Id, Category, Default(finding.Rule), file);
        if (severity < ReportSeverity.Warning || (file is not null && _pragmas.AreSilent(file, finding.Place.Line, finding.Rule.Id)))
            return ReportSeverity.None;
        return _settings is { IsApplication: true, Enforces: true } ? ReportSeverity.Error : severity;
    }

    /// <summary>At a desk, a library's own build has said it; the gate says it again where it decides.</summary>
    private bool IsRepeated(Finding finding) =>
        finding.Rule.IsAboutDeclaration && !_settings.Enforces && _own.ReportsItself(finding.Assembly);

    /// <summary>Made when a finding asks: most builds have none, and read no config.</summary>
    private RuleSeverities Severities(Finding finding)
    {
        if (!_byAssembly.TryGetValue(finding.Assembly, out var severities))
        {
            var options = new CompilerOptions(
                _task.NoWarn + ";" + _own.NoWarn(finding.Assembly), _task.WarningsAsErrors, _task.WarningsNotAsErrors,
                _task.TreatWarningsAsErrors.Equals("true", StringComparison.OrdinalIgnoreCase));
            var files = _own.ConfigFiles(finding.Assembly) ?? _task.ConfigFiles.Select(item => item.ItemSpec);
            _byAssembly.Add(finding.Assembly, severities = new RuleSeverities(new ConfigSet([.. ConfigFiles.Read(files)]), options));
        }

        return severities;
    }

    /// <summary>Where the compiler would see a diagnostic in source; not in lists and project files.</summary>
    private string? SourceFile(Finding finding) =>
        finding.Place.File is { } file && !ReferenceEquals(finding.Rule, RuleCatalog.MalformedFile) ? _own.Paths.Local(file) : null;

    private ReportSeverity Default(Rule rule) => rule.Level <= _settings.Level ? ReportSeverity.Warning : ReportSeverity.Info;
}
