using System.CommandLine;
using DeliveryGap.Tool.Queries;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Prometheus;

/// <summary>Recording and alerting rules of what releases promised.</summary>
internal sealed class PrometheusVerb : Verb
{
    private readonly ManifestArguments manifests = new();
    private readonly ScopeOptions scope = new();
    private readonly DataOutput output = new();
    private readonly Option<int> samples = new("--min-samples") { Description = "A share, quantile or mean of fewer events in the last hour breaks no guardrail.", DefaultValueFactory = _ => 10, HelpName = "count" };

    public PrometheusVerb(Terminal terminal) : base("prometheus", "Recording and alerting rules: metrics and their targets as series, broken guardrails, promised metrics without data.", terminal)
    {
        manifests.AddTo(this);
        scope.AddTo(this);
        Options.Add(samples);
        output.AddTo(this, hasJson: false);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("dotnet delivery-gap prometheus bin/Release/net10.0/Shop.release.json -o shop.rules.yml", "rules to load under rule_files; promtool check rules shop.rules.yml"),
        new("dotnet delivery-gap prometheus releases --job shop --naming dotnet", "for the series of one job, as the .NET exporter names them"),
    ];

    protected override Task<int> Run(ParseResult arguments, CancellationToken cancellation)
    {
        var query = scope.Of(arguments);
        var remarks = new List<string>();
        var groups = new List<RuleGroup>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var manifest in ReleaseOrder.Newest(manifests.Read(arguments, Terminal)).Select(loaded => loaded.Manifest))
        {
            remarks.Add($"{manifest.Release.Product} {manifest.Release.Version}: made by dotnet delivery-gap prometheus; make it anew rather than change it.");
            var plan = new MetricPlan(manifest, query);
            foreach (var feature in manifest.Features.Where(feature => feature.Exposed))
            {
                cancellation.ThrowIfCancellationRequested();
                var planned = feature.Metrics.Select(metric => plan.Of(feature, metric)).ToArray();
                groups.AddRange(new FeatureRules(manifest, feature, planned, arguments.GetValue(samples)).Groups(Unique($"{manifest.Release.Product} {feature.Key}", names)));
                remarks.AddRange(planned.Where(metric => metric.Reason is not null).Select(metric => $"no rule for {feature.Key}, {metric.Name}: {metric.Reason}"));
            }
        }

        foreach (var remark in remarks.Where(remark => remark.StartsWith("no rule", StringComparison.Ordinal)))
            Terminal.Warn(remark);
        output.Write(arguments, Terminal, RuleFile.Write(groups, remarks));
        return Task.FromResult(ExitCode.Fine);
    }

    // Prometheus refuses a file with two groups of one name.
    private static string Unique(string name, HashSet<string> taken)
    {
        var unique = name;
        for (var i = 2; !taken.Add(unique); i++)
            unique = $"{name} #{i}";
        return unique;
    }
}
