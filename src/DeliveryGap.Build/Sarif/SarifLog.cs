using System.Reflection;
using DeliveryGap.Build.IL;
using DeliveryGap.Build.Manifest;
using DeliveryGap.Build.Severity;
using DeliveryGap.Build.Tasks;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Build.Sarif;

/// <summary>
/// What one run of the gate reports, as SARIF 2.1.0. The same commit gives the same bytes in any folder as long as all that it names
/// lies below the repository's root: no time, no machine.
/// </summary>
/// <param name="uris">Names files.</param>
internal sealed class SarifLog(SarifUris uris)
{
    private const string RootDescription = "The repository's root, or the nearest folder above all own projects.";
    private static readonly IReadOnlyList<Rule> Rules = RuleCatalog.All;

    /// <summary>The package's.</summary>
    private static readonly string Version =
        typeof(SarifLog).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private readonly JsonText json = new();

    /// <param name="name">Tells the logs of one repository apart: <c>Storefront/net10.0</c>.</param>
    /// <param name="project">Absolute; findings without a file stand at it.</param>
    /// <param name="unreadable">Own assemblies that cannot be read, which leaves no findings.</param>
    public string Write(string name, string project, IEnumerable<ReportedFinding> findings, IReadOnlyList<ReadProblem> unreadable)
    {
        var results = findings
            .Select(finding => new Result(finding, uris.Of(finding.Finding.Place.File ?? project)))
            .OrderBy(result => result.Location.Uri, StringComparer.Ordinal)
            .ThenBy(result => result.Finding.Place.Line)
            .ThenBy(result => result.Finding.Rule.Id, StringComparer.Ordinal)
            .ThenBy(result => result.Finding.Message, StringComparer.Ordinal)
            .ToArray();
        json.Object(() => json
            .Property("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            .Property("version", "2.1.0")
            .Array("runs", [name], _ => json
                .Property("tool", Version, version => json.Property("driver", version, Driver))
                .Property("automationDetails", name, _ => json.Property("id", $"DeliveryGap/{name}/"))
                .Property("originalUriBaseIds", SarifUris.Root, root => json.Property(root, RootDescription, text => Message("description", text)))
                .Array("invocations", [unreadable], Invocation)
                .Property("columnKind", "utf16CodeUnits")
                .Array("results", results, Write)));
        return json.ToString();
    }

    private void Driver(string version) => json
        .Property("name", "DeliveryGap")
        .Property("version", version)
        .Property("informationUri", "https://github.com/deliverygap/deliverygap")
        .Array("rules", Rules, Write);

    private void Write(Rule rule)
    {
        json.Property("id", rule.Id);
        Message("shortDescription", rule.Title);
        Message("fullDescription", rule.Description);
        json.Property("helpUri", rule.HelpLink)
            .Property("help", rule, _ => json.Property("text", rule.HelpLink).Property("markdown", $"[{rule.Id}: {rule.Title}]({rule.HelpLink})"))
            .Property("defaultConfiguration", rule, _ => json.Property("level", rule.Level == Level.Metric ? "warning" : "note"))
            .Property("properties", rule, _ => json.Property("level", rule.Level.ToString()));
    }

    private void Invocation(IReadOnlyList<ReadProblem> unreadable)
    {
        json.Property("executionSuccessful", unreadable.Count == 0);
        if (unreadable.Count > 0)
            json.Array("toolExecutionNotifications", unreadable, Notification);
    }

    private void Notification(ReadProblem problem)
    {
        json.Property("level", "error");
        Message("message", $"DeliveryGap cannot read '{Path.GetFileName(problem.Path)}': {problem.Message}");
        Location(uris.Of(problem.Path), line: 0);
    }

    private void Write(Result result)
    {
        var (finding, reported) = (result.Finding, result.Reported);
        json.Property("ruleId", finding.Rule.Id)
            .Property("ruleIndex", IndexOf(finding.Rule))
            .Property("level", reported.Severity switch { ReportSeverity.Error => "error", ReportSeverity.Warning => "warning", _ => "note" });
        Message("message", finding.Message);
        Location(result.Location, finding.Place.Line);
        // Survives a move to another line.
        json.Property("partialFingerprints", finding, _ => json.Property("deliveryGap/v1", string.Join(" ", finding.Arguments.Prepend(finding.Symbol).Where(part => part.Length > 0))));
        if (reported.Silence != Silence.None)
            json.Array("suppressions", [reported], Suppression);
    }

    private void Suppression(ReportedFinding reported) => json
        .Property("kind", reported.Silence == Silence.Accepted ? "external" : "inSource")
        .Property("justification", reported.Finding.AcceptedBy?.Argument(1)?.Value as string);

    private void Location(SarifUri location, int line) =>
        json.Array("locations", [location], _ => json.Property("physicalLocation", location, _ =>
        {
            json.Property("artifactLocation", location, uri => json.Property("uri", uri.Uri).Property("uriBaseId", uri.BaseId));
            if (line > 0)
                json.Property("region", location, _ => json.Property("startLine", line));
        }));

    private void Message(string property, string text) => json.Property(property, text, content => json.Property("text", content));

    private static int IndexOf(Rule rule)
    {
        var index = 0;
        while (!ReferenceEquals(Rules[index], rule))
            index++;
        return index;
    }

    private sealed record Result(ReportedFinding Reported, SarifUri Location)
    {
        public Finding Finding => Reported.Finding;
    }
}
