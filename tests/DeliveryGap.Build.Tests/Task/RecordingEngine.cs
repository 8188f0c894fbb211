using System.Collections;
using Microsoft.Build.Framework;

namespace DeliveryGap.Build.Tests.Tasks;

/// <summary>An MSBuild that keeps what a task says.</summary>
internal sealed class RecordingEngine : IBuildEngine
{
    public List<string> Errors { get; } = [];

    public List<string> Warnings { get; } = [];

    public List<(MessageImportance Importance, string Text)> Messages { get; } = [];

    /// <summary>Errors and warnings as a console shows them.</summary>
    public List<(string Code, string? File, int Line)> Findings { get; } = [];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "";

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => false;

    public void LogCustomEvent(CustomBuildEventArgs e)
    {
    }

    public void LogErrorEvent(BuildErrorEventArgs e)
    {
        Errors.Add(e.Message ?? "");
        Findings.Add((e.Code, e.File, e.LineNumber));
    }

    public void LogMessageEvent(BuildMessageEventArgs e) => Messages.Add((e.Importance, e.Message ?? ""));

    public void LogWarningEvent(BuildWarningEventArgs e)
    {
        Warnings.Add(e.Message ?? "");
        Findings.Add((e.Code, e.File, e.LineNumber));
    }
}
