using DeliveryGap.Build.Severity;
using Microsoft.Build.Framework;

namespace DeliveryGap.Build.Tasks;

/// <summary>Says findings as the compiler says diagnostics: file, line, id, message, help link.</summary>
internal sealed class FindingReport(GateTask task, SourcePaths paths)
{
    public void Say(ReportedFinding reported)
    {
        if (reported.Silence != Silence.None)
            return;
        var finding = reported.Finding;
        var file = finding.Place.File is { } known ? paths.Local(known) : task.ProjectFile;
        var message = $"{OneLine(finding.Message)} ({finding.Rule.HelpLink})";
        if (reported.Severity == ReportSeverity.Error)
            task.Log.LogError(null, finding.Rule.Id, null, file, finding.Place.Line, 0, 0, 0, message);
        else if (reported.Severity == ReportSeverity.Warning)
            task.Log.LogWarning(null, finding.Rule.Id, null, file, finding.Place.Line, 0, 0, 0, message);
        else
            task.Log.LogMessage(null, finding.Rule.Id, null, file, finding.Place.Line, 0, 0, 0, MessageImportance.Low, message);
    }

    /// <summary>A name may hold anything; a build's log is read line by line.</summary>
    private static string OneLine(string message) =>
        new([.. message.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]);
}
