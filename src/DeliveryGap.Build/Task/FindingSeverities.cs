using DeliveryGap.Build.Severity;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Build.Tasks;

/// <summary>Which findings are gaps, and how loudly each is said.</summary>
internal sealed class FindingSeverities
{
    private const string Category = "DeliveryGap";

    private readonly GateTask task;
    private readonly SettingValues settings;
    private readonly OwnCode own;
    private readonly Dictionary<string, RuleSeverities> byAssembly = new(StringComparer.Ordinal);
    private readonly PragmaFiles pragmas;

    public FindingSeverities(GateTask task, SettingValues settings, OwnCode own)
    {
        this.task = task;
        this.settings = settings;
        this.own = own;
        pragmas = new PragmaFiles(task.DefineConstants);
    }

    /// <summary>The level asks for its rule, or a severity of warning or above was asked for; accepted ones included.</summary>
    public bool IsGap(Finding finding) =>
        !ReferenceEquals(finding.Rule, RuleCatalog.MalformedFile)
        && (finding.Rule.Level <= settings.Level
            || Severities(finding).OfWithoutNoWarn(finding.Rule.Id, Category, Default(finding.Rule), SourceFile(finding)) >= ReportSeverity.Warning);

    /// <summary>How this build reports it; null where it has nothing to say of it.</summary>
    public ReportedFinding? Of(Finding finding)
    {
        if (IsRepeated(finding))
            return null;

        var file = SourceFile(finding);
        var severity = Severities(finding).Of(finding.Rule.Id, Category, Default(finding.Rule), file);
        // What the level does not ask for is a suggestion for the editor alone.
        if (severity < (finding.Rule.Level <= settings.Level ? ReportSeverity.Info : ReportSeverity.Warning))
            return null;
        if (severity == ReportSeverity.Warning && settings is { IsApplication: true, Enforces: true })
            severity = ReportSeverity.Error;
        return new(finding, severity, SilenceOf(finding, file));
    }

    private Silence SilenceOf(Finding finding, string? file) =>
        finding.AcceptedBy is not null ? Silence.Accepted
        : file is not null && pragmas.AreSilent(file, finding.Place.Line, finding.Rule.Id) ? Silence.Pragma
        : Silence.None;

    /// <summary>At a desk, a library's own build has said it; the gate says it again where it decides.</summary>
    private bool IsRepeated(Finding finding) =>
        finding.Rule.IsAboutDeclaration && !settings.Enforces && own.ReportsItself(finding.Assembly);

    /// <summary>Made when a finding asks: most builds have none, and read no config.</summary>
    private RuleSeverities Severities(Finding finding)
    {
        if (!byAssembly.TryGetValue(finding.Assembly, out var severities))
        {
            var options = new CompilerOptions(
                task.NoWarn + ";" + own.NoWarn(finding.Assembly), task.WarningsAsErrors, task.WarningsNotAsErrors,
                task.TreatWarningsAsErrors.Equals("true", StringComparison.OrdinalIgnoreCase));
            var files = ConfigFiles.Read(own.ConfigFilesFor(finding.Assembly, task));
            byAssembly.Add(finding.Assembly, severities = new RuleSeverities(new ConfigSet([.. files]), options));
        }

        return severities;
    }

    /// <summary>Where the compiler would see a diagnostic in source; not in lists and project files.</summary>
    private string? SourceFile(Finding finding) => finding.Rule.IsInSource && finding.Place.File is { } file ? own.Paths.Local(file) : null;

    private ReportSeverity Default(Rule rule) => rule.Level <= settings.Level ? ReportSeverity.Warning : ReportSeverity.Info;
}
