using System.Globalization;
using System.Text;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Check;

/// <summary>Findings in lines: for people, for GitHub Actions and for Azure Pipelines.</summary>
internal static class CheckText
{
    /// <summary>As a compiler says it: <c>Shop/Returns.cs(12): DG5001: The outcome review …</c>.</summary>
    public static string ForPeople(IReadOnlyList<CheckFinding> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            var place = finding.At is { } at ? at.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{OneLine.Of(at.File)}({at.Line})") : OneLine.Of(at.File) : OneLine.Of(finding.Source);
            text.Append(place).Append(": ").Append(OneLine.Of(finding.Rule)).Append(": ").Append(OneLine.Of(finding.Message)).Append('\n');
        }

        return text.Append(findings.Count == 0 ? "nothing found\n" : $"{findings.Count} found\n").ToString();
    }

    /// <summary>Workflow commands, a line each; GitHub shows them at the lines of a pull request.</summary>
    public static string ForGitHub(IReadOnlyList<CheckFinding> findings) => Lines(findings, finding =>
    {
        var properties = finding.At is { } at ? $"file={Property(at.File)}," + (at.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"line={at.Line},") : "") : "";
        return $"::error {properties}title={Property(finding.Rule)}::{Data(finding.Message)}";

        // The order matters: what is escaped is not escaped again.
        static string Data(string text) => Visible(text).Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
        static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
    });

    /// <summary>Logging commands, a line each.</summary>
    public static string ForAzure(IReadOnlyList<CheckFinding> findings) => Lines(findings, finding =>
    {
        var properties = finding.At is { } at ? $"sourcepath={Property(at.File)};" + (at.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"linenumber={at.Line};") : "") : "";
        return $"##vso[task.logissue type=error;{properties}code={Property(finding.Rule)};]{Data(finding.Message)}";

        static string Data(string text) => Visible(text).Replace("%", "%AZP25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
        static string Property(string text) => Data(text).Replace(";", "%3B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);
    });

    private static string Lines(IReadOnlyList<CheckFinding> findings, Func<CheckFinding, string> line) => string.Concat(findings.Select(finding => line(finding) + "\n"));

    /// <summary>Line ends stay, for both have a form for them; what else would hide or turn around the line becomes a replacement character.</summary>
    private static string Visible(string text) =>
        text.Any(IsHidden) ? string.Create(text.Length, text, (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = IsHidden(from[i]) ? '\uFFFD' : from[i];
        }) : text;

    private static bool IsHidden(char c) => c is not ('\r' or '\n' or '\t') && OneLine.IsUnseen(c);
}
