using System.CommandLine;
using DeliveryGap.Tool.Queries.Names;

namespace DeliveryGap.Tool.Queries;

/// <summary>How Prometheus names an application's series, and which job they are of.</summary>
internal sealed class ScopeOptions
{
    private readonly Option<string> naming = new("--naming")
    {
        Description = $"How the pipeline names series: {string.Join(", ", Naming.All.Keys)}. The last is OpenTelemetry .NET's own exporter, the others are the collector's and Prometheus' strategies.",
        DefaultValueFactory = _ => Naming.Default, HelpName = "strategy",
    };

    private readonly Option<string?> job = new("--job") { Description = "Only series of this job.", HelpName = "name" };

    public ScopeOptions() => naming.AcceptOnlyFromAmong([.. Naming.All.Keys]);

    public void AddTo(Command command)
    {
        command.Options.Add(naming);
        command.Options.Add(job);
    }

    public QueryScope Of(ParseResult arguments) =>
        new(NamingOf(arguments), arguments.GetValue(job) is { } name ? [Matcher.Is("job", name)] : []);

    public Naming NamingOf(ParseResult arguments) => Naming.All[arguments.GetRequiredValue(naming)];
}
