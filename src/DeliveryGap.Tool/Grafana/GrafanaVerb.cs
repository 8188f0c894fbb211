using System.CommandLine;
using DeliveryGap.Tool.Grafana.Model;
using DeliveryGap.Tool.Queries;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Grafana;

/// <summary>A dashboard per application, to be imported as it is.</summary>
internal sealed class GrafanaVerb : Verb
{
    private readonly ManifestArguments manifests = new();
    private readonly ScopeOptions scope = new();
    private readonly DashboardOutput output = new();

    public GrafanaVerb(Terminal terminal) : base("grafana", "A dashboard per application: a row per feature with its hypothesis, success metric, use, funnel and guardrails.", terminal)
    {
        manifests.AddTo(this);
        scope.AddTo(this);
        output.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("dotnet delivery-gap grafana bin/Release/net10.0/Shop.release.json -o shop.dashboard.json", "a dashboard to import in Grafana"),
        new("dotnet delivery-gap grafana releases --naming dotnet -o dashboards", "one file per product, for series as the .NET exporter names them"),
    ];

    protected override Task<int> Run(ParseResult arguments, CancellationToken cancellation)
    {
        var newest = ReleaseOrder.Newest(manifests.Read(arguments, Terminal)).Select(loaded => loaded.Manifest).ToArray();
        output.Require(arguments, newest.Length);
        var variables = new DashboardVariables(scope.Of(arguments));
        var dashboards = new List<(string Product, Dashboard Dashboard)>();
        foreach (var manifest in newest)
        {
            cancellation.ThrowIfCancellationRequested();
            var features = PlannedFeature.Of(manifest, variables.Chosen).ToArray();
            dashboards.Add((manifest.Release.Product, new DashboardBuilder(manifest, features, variables).Build()));
            foreach (var metric in features.SelectMany(feature => feature.Metrics).Where(metric => metric.Reason is not null))
                Terminal.Warn($"no query for {metric.Feature.Key}, {metric.Name}: {metric.Reason}");
        }

        output.Write(arguments, Terminal, dashboards);
        return Task.FromResult(ExitCode.Fine);
    }
}
