using System.CommandLine;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Merge;

/// <summary>Many manifests in one file that every verb reads, and where they contradict each other.</summary>
internal sealed class MergeVerb : Verb
{
    private readonly ManifestArguments manifests = new();
    private readonly DataOutput output = new();

    public MergeVerb(Terminal terminal)
        : base("merge", "Many manifests into one JSON file for a whole product line, which every verb reads. Exit code 1 where they contradict each other: "
            + "a feature or KPI declared in two ways, a release with two contents, two features that claim one KPI in the same window (DG5004: from the review's day back by the success metric's window).", terminal)
    {
        manifests.AddTo(this);
        output.AddTo(this, hasJson: false);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("dotnet delivery-gap merge services/*/publish -o product-line.json", "all applications in one file; exit code 1 where they contradict each other"),
    ];

    protected override Task<int> Run(ParseResult arguments, CancellationToken cancellation)
    {
        var read = manifests.Read(arguments, Terminal);
        var conflicts = Conflicts.Among(read);
        LoadedManifest[] releases =
        [
            .. ReleaseContent.WithoutCopies(read, manifest => manifest.Manifest).OrderBy(manifest => manifest.Manifest.Release.Product, StringComparer.Ordinal)
                .ThenBy(manifest => manifest.Manifest.Release.Version, ReleaseOrder.Instance),
        ];
        output.Write(arguments, Terminal, DataOutput.Json(new MergedReleases(
            MergedReleases.CurrentSchemaVersion, [.. releases.Select(release => release.Manifest)], [.. Features(releases)], conflicts)));
        foreach (var conflict in conflicts)
        {
            Terminal.Fail($"{(conflict.Rule is { } rule ? rule + ": " : "")}{conflict.Message}");
            Terminal.Say(At(conflict.First));
            Terminal.Say(At(conflict.Second));
        }

        return Task.FromResult(conflicts.Count == 0 ? ExitCode.Fine : ExitCode.Gaps);
    }

    private static IEnumerable<MergedFeature> Features(IEnumerable<LoadedManifest> releases) => releases
        .SelectMany(release => release.Manifest.Features.Select(feature => (Feature: feature, release.Manifest.Release)))
        .GroupBy(each => each.Feature.Key, StringComparer.Ordinal)
        .OrderBy(feature => feature.Key, StringComparer.Ordinal)
        .Select(feature => new MergedFeature(feature.Key,
            [.. feature.Select(each => new MergedApplication(each.Release.Product, each.Release.Version, each.Feature.Owner, each.Feature.Stage, each.Feature.Exposed))]));

    private static string At(ConflictPlace place) =>
        $"  {OneLine.Of(place.Source)}{(place.At is { } at ? $": {OneLine.Of(at.File)}({at.Line})" : "")}";
}
