using System.CommandLine;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Diff;

/// <summary>What changed between two releases, and whether the goalposts moved.</summary>
internal sealed class DiffVerb : Verb
{
    private const string Never = "never";

    private readonly Argument<string> before = new("before") { Description = "The older manifests: a file, folder or pattern; - is standard input. Several applications are paired by product." };
    private readonly Argument<string> after = new("after") { Description = "The newer ones." };
    private readonly Option<string> failOn = new("--fail-on")
    {
        Description = "Exit with 1 from this severity on: goalposts (a target lowered, a guardrail loosened or dropped, …), warning, or never.", DefaultValueFactory = _ => ChangeSeverity.Goalposts,
    };

    private readonly DataOutput output = new();

    public DiffVerb(Terminal terminal)
        : base("diff", "What changed between two releases: features, goals, guardrails, gaps, reviews. Exit code 1 where the goalposts moved (DG5003).", terminal)
    {
        Arguments.Add(before);
        Arguments.Add(after);
        failOn.AcceptOnlyFromAmong(ChangeSeverity.Goalposts, ChangeSeverity.Warning, Never);
        Options.Add(failOn);
        output.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("dotnet delivery-gap diff Shop-2.3.release.json bin/Release/net10.0/Shop.release.json", "what changed since the last release; exit code 1 where the goalposts moved"),
        new("dotnet delivery-gap diff last-release this-release --fail-on warning --json", "all applications of two folders, for a program"),
    ];

    protected override Task<int> Run(ParseResult arguments, CancellationToken cancellation)
    {
        var pairs = ReleasePairs.Of(ManifestFiles.Read([arguments.GetRequiredValue(before)], Terminal), ManifestFiles.Read([arguments.GetRequiredValue(after)], Terminal));
        var releases = pairs.Select(pair => (Pair: pair, Changes: ReleaseDiff.Between(pair))).ToArray();
        output.Write(arguments, Terminal, output.IsJson(arguments) ? DataOutput.Json(DiffDocument.Of(releases)) : DiffText.Write(releases));

        var limit = arguments.GetRequiredValue(failOn);
        var isFine = limit == Never || !releases.SelectMany(release => release.Changes).Any(change => ChangeSeverity.Rank(change.Severity) >= ChangeSeverity.Rank(limit));
        return Task.FromResult(isFine ? ExitCode.Fine : ExitCode.Gaps);
    }
}
