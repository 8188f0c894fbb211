using DeliveryGap.Build.IL;
using DeliveryGap.Build.Manifest;
using DeliveryGap.Build.Tasks;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Build.Sarif;

/// <summary>The file that <c>DeliveryGapErrorLog</c> names, if it names one.</summary>
internal sealed class ErrorLogFile(GateTask task, SettingValues settings, SourcePaths paths)
{
    /// <summary>Writes what the run reports.</summary>
    /// <param name="unreadable">Own assemblies that cannot be read.</param>
    /// <returns>DG9001 where the file cannot be written; then there is none.</returns>
    public Finding? Write(IEnumerable<ReportedFinding> findings, IReadOnlyList<ReadProblem> unreadable)
    {
        if (task.ErrorLog.Length == 0)
            return null;
        try
        {
            var name = Path.GetFileNameWithoutExtension(task.ProjectFile) + (task.Framework.Length > 0 ? "/" + task.Framework : "");
            OutputFile.Write(task.ErrorLog, new SarifLog(new SarifUris(paths)).Write(name, task.ProjectFile, findings, unreadable));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return settings.Problem("DeliveryGapErrorLog", $"The error log '{task.ErrorLog}' cannot be written: {e.Message}");
        }
    }

    /// <summary>Until the new one is there, none is. One that cannot be deleted cannot be written either, which is said then.</summary>
    public void Delete()
    {
        try
        {
            if (task.ErrorLog.Length > 0)
                File.Delete(task.ErrorLog);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
        }
    }
}
