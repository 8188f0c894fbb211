using DeliveryGap.Build.Severity;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Build.Tasks;

/// <summary>Says findings as the compiler says diagnostics: file, line, id, message, help link.</summary>
internal sealed class FindingReport(GateTask task, SourcePaths paths)
{
    public void Say(Finding finding, ReportSeverity severity)
    {
        var file = finding.Place.File is { } known ? paths.Local(known) : task.ProjectFile;
        var message = $"{OneLine(finding.Message)} ({finding.Rule.HelpLink})";
        if (severity == ReportSeverity.Error)
            task.Log.LogError(null, finding.Rule.Id, null, file, finding.Place.Line, 0, 0, 0, message);
        else if (severity == ReportSeverity.Warning)
            task.Log.LogWarning(null, finding.Rule.Id, null, file, finding.Place.Line, 0, 0, 0, message);
    }

    /// <summary>A name may hold anything; a build's log is read line by line.</summary>
    private static string OneLine(string message) =>
        new([.. message.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]);
}
