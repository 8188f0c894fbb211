using System.CommandLine;
using System.Globalization;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Tool.Review;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Check;

/// <summary>What the calendar, the last release and the other applications say of a release, for a CI server.</summary>
internal sealed class CheckVerb : Verb
{
    private readonly ManifestArguments manifests = new();
    private readonly Option<string?> today = new("--today") { Description = "The day to judge by, in place of today's in UTC.", HelpName = "yyyy-MM-dd" };
    private readonly Option<string[]> against = new("--against")
    {
        Description = "The last release's manifests; goals that became easier since are found (DG5003).", AllowMultipleArgumentsPerToken = true, HelpName = "path",
    };

    private readonly Option<string[]> reviews = new("--reviews")
    {
        Description = "What review --json wrote; a review that was held is not overdue.", AllowMultipleArgumentsPerToken = true, HelpName = "file",
    };

    private readonly Option<string> format = new("--format") { Description = "How to write findings.", DefaultValueFactory = _ => "text" };
    private readonly DataOutput output = new();
    private readonly TimeProvider clock;

    public CheckVerb(Terminal terminal, TimeProvider? clock = null)
        : base("check", "Overdue outcome reviews (DG5001), expired acceptances (DG5002), moved goalposts (DG5003), KPIs claimed twice (DG5004), and the gaps that the build found. Exit code 1 where there is any.", terminal)
    {
        this.clock = clock ?? TimeProvider.System;
        manifests.AddTo(this);
        Options.Add(today);
        Options.Add(against);
        Options.Add(reviews);
        Options.Add(format);
        output.AddTo(this, hasJson: false);
        format.AcceptOnlyFromAmong("text", "github", "azure", "sarif", "json");
        today.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Text.IsDate(token.Value))
                result.AddError($"--today is a day such as 2027-03-31, and not '{token.Value}'.");
        });
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("dotnet delivery-gap check bin/Release/net10.0 --against last-release --format github", "on a CI server: findings stand at the lines of the pull request"),
        new("dotnet delivery-gap check product-line.json --reviews reviews/2027-03.json --today 2027-04-01", "what is overdue on a day"),
    ];

    protected override Task<int> Run(ParseResult arguments, CancellationToken cancellation)
    {
        var read = manifests.Read(arguments, Terminal);
        var dates = new DueDates(Today(arguments), new ReviewDue(ReviewFiles.Read(arguments.GetValue(reviews) ?? [])));
        // An older release in the same bundle was judged in its own day.
        var latest = LatestReleases.Of(read);
        var findings = latest.SelectMany(ReleaseFindings.Gaps).Concat(latest.SelectMany(dates.Judge)).Concat(ReleaseFindings.ClaimedTwice(latest));
        if (arguments.GetValue(against) is { Length: > 0 } older)
            findings = findings.Concat(ReleaseFindings.Goalposts(LatestReleases.Of(ManifestFiles.Read(older, Terminal)), latest));
        CheckFinding[] sorted =
        [
            .. findings.DistinctBy(finding => finding with { Source = "" }).OrderBy(finding => finding.At?.File ?? "", StringComparer.Ordinal).ThenBy(finding => finding.At?.Line)
                .ThenBy(finding => finding.Rule, StringComparer.Ordinal).ThenBy(finding => finding.Message, StringComparer.Ordinal),
        ];
        output.Write(arguments, Terminal, arguments.GetRequiredValue(format) switch
        {
            "github" => CheckText.ForGitHub(sorted),
            "azure" => CheckText.ForAzure(sorted),
            "sarif" => SarifWriter.Write(sorted),
            "json" => DataOutput.Json(new { schemaVersion = "1.0.0", findings = sorted }),
            _ => CheckText.ForPeople(sorted),
        });
        return Task.FromResult(sorted.Length == 0 ? ExitCode.Fine : ExitCode.Gaps);
    }

    private DateOnly Today(ParseResult arguments) => arguments.GetValue(today) is { } day
        ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
