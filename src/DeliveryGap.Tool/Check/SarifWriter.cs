using System.Globalization;
using System.Reflection;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Core.Rules;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Check;

/// <summary>Findings as SARIF 2.1.0. The same findings give the same bytes: no time, no machine.</summary>
internal static class SarifWriter
{
    private const string Root = "%SRCROOT%";

    public static string Write(IReadOnlyList<CheckFinding> findings)
    {
        string[] ids = [.. findings.Select(finding => finding.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var indices = ids.Select((id, index) => (id, index)).ToDictionary(rule => rule.id, rule => rule.index, StringComparer.Ordinal);
        var version = typeof(SarifWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        return DataOutput.Json(new SarifFile("2.1.0",
        [
            new(
                new(new("DeliveryGap", version, "https://github.com/deliverygap/deliverygap", [.. ids.Select(Rule)])),
                new Dictionary<string, SarifBase> { [Root] = new(new("The repository's root, or the nearest folder above all own projects.")) },
                "utf16CodeUnits",
                Results(findings, indices)),
        ]));
    }

    private static SarifRule Rule(string id) =>
        RuleCatalog.All.Concat(ToolRuleCatalog.All).FirstOrDefault(rule => rule.Id == id) is { } known
            ? new(id, new(known.Title), new(known.Description), known.HelpLink)
            : new(id, null, null, null);

    private static SarifResult[] Results(IReadOnlyList<CheckFinding> findings, Dictionary<string, int> indices)
    {
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. findings.Select(finding =>
        {
            // Those that nothing else tells apart are counted: a server takes two of one fingerprint for one.
            var fingerprint = Fingerprint(finding);
            var count = taken[fingerprint] = taken.GetValueOrDefault(fingerprint) + 1;
            return Result(finding, indices[finding.Rule], count == 1 ? fingerprint : string.Create(CultureInfo.InvariantCulture, $"{fingerprint} #{count}"));
        })];
    }

    /// <summary>Survives a move to another line.</summary>
    private static string Fingerprint(CheckFinding finding) => string.Join(' ', ((string?[])
        [finding.Product, finding.Rule, finding.Feature, finding.Subject ?? (finding.Feature is null ? finding.Message : null)]).OfType<string>());

    private static SarifResult Result(CheckFinding finding, int index, string fingerprint) => new(
        finding.Rule, index, "error", new(finding.Message), finding.At is null ? null : [Location(finding.At)],
        new Dictionary<string, string> { ["deliveryGap/v1"] = fingerprint });

    private static SarifLocation Location(ManifestPlace at) => new(new(
        new(string.Join('/', at.File.Split('/').Select(Uri.EscapeDataString)), Root), at.Line > 0 ? new(at.Line) : null));
}
