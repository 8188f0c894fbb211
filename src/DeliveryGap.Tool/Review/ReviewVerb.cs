using System.CommandLine;
using System.Globalization;
using DeliveryGap.Tool.Queries;
using DeliveryGap.Tool.Review.Asking;
using DeliveryGap.Tool.Review.Judging;
using DeliveryGap.Tool.Review.Writing;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Review;

/// <summary>What the metrics of a release did since it, by a server that answers PromQL.</summary>
internal sealed class ReviewVerb : Verb
{
    private readonly ManifestArguments manifests = new();
    private readonly ScopeOptions scope = new();
    private readonly DataOutput output = new();

    private readonly Option<string> server = new("--prometheus", "-p")
    {
        Description = $"The server: what comes before /api/v1. A token is taken from {Credentials.TokenVariable}, further headers from {Credentials.HeadersVariable} (name=value,name=value).", Required = true, HelpName = "address",
    };

    private readonly Option<string> released = new("--released", "-r") { Description = "When the release reached its users: 2026-11-01 or 2026-11-01T09:30Z.", Required = true, HelpName = "instant" };
    private readonly Option<string?> at = new("--at") { Description = "When the review is; now, unless given.", HelpName = "instant" };
    private readonly Option<int> samples = new("--min-samples") { Description = "Fewer events than this make no verdict on a share, a quantile or a mean.", DefaultValueFactory = _ => 100, HelpName = "count" };
    private readonly Option<double> timeout = new("--timeout") { Description = "How long to wait for an answer.", DefaultValueFactory = _ => 30, HelpName = "seconds" };
    private readonly Option<int> parallel = new("--parallel") { Description = "How many queries at a time.", DefaultValueFactory = _ => 8, HelpName = "count" };
    private readonly Option<string?> save = new("--save") { Description = "Also write the review as JSON there, for report --reviews.", HelpName = "file" };

    public ReviewVerb(Terminal terminal) : base("review", "Asks a Prometheus server what the metrics did since a release, and compares with baseline, target and guardrails.", terminal)
    {
        manifests.AddTo(this);
        foreach (var option in new Option[] { server, released, at, samples, timeout, parallel, save })
            Options.Add(option);
        scope.AddTo(this);
        output.AddTo(this);
        foreach (var instant in new Option[] { released, at })
        {
            instant.Validators.Add(result =>
            {
                if (result.Tokens is [var token] && !TryInstant(token.Value, out _))
                    result.AddError($"{instant.Name} is a date or an instant, such as 2026-11-01 or 2026-11-01T09:30Z, and not '{token.Value}'.");
            });
        }

        server.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(Uri.TryCreate(token.Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
                result.AddError("--prometheus is an address such as http://localhost:9090.");
            else if (result.Tokens is [var address] && new Uri(address.Value).UserInfo.Length > 0)
                result.AddError($"--prometheus holds no user and no password: a command line is seen by others. Put a token into {Credentials.TokenVariable}, or a header into {Credentials.HeadersVariable}.");
        });
        timeout.Validators.Add(result => Require(result.GetValueOrDefault<double>() is > 0 and <= 3600, result, "--timeout is a number of seconds, above 0."));
        parallel.Validators.Add(result => Require(result.GetValueOrDefault<int>() is > 0 and <= 64, result, "--parallel is a number from 1 to 64."));
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("dotnet delivery-gap review Shop.release.json --prometheus http://localhost:9090 --released 2026-11-01 -o review.md --save review.json", "four weeks later: what the metrics did, and the questions to talk about"),
    ];

    protected override async Task<int> Run(ParseResult arguments, CancellationToken cancellation)
    {
        TryInstant(arguments.GetRequiredValue(released), out var releasedAt);
        var reviewedAt = arguments.GetValue(at) is { } given && TryInstant(given, out var instant) ? instant : DateTimeOffset.UtcNow;
        if (releasedAt >= reviewedAt)
            throw ToolFailure.Usage("the release is not before the review");
        var address = new Uri(arguments.GetRequiredValue(server));
        var credentials = Credentials.From(Environment.GetEnvironmentVariable);
        var releases = ReleaseOrder.Newest(manifests.Read(arguments, Terminal));

        using var endpoint = new PromQlEndpoint(address, credentials, TimeSpan.FromSeconds(arguments.GetValue(timeout)), arguments.GetValue(parallel));
        var reviewer = new Reviewer(new(endpoint, releasedAt, reviewedAt), new(arguments.GetValue(samples)), releasedAt, reviewedAt);
        var reviews = await Terminal.Progress($"asking {address.GetLeftPart(UriPartial.Authority)}", async _ =>
        {
            var all = new List<ReviewDocument>();
            foreach (var release in releases)
                all.Add(await reviewer.Of(release.Manifest, scope.Of(arguments), cancellation));
            return all;
        });

        var json = reviews.Count == 1 ? DataOutput.Json(reviews[0]) : DataOutput.Json(reviews);
        if (arguments.GetValue(save) is { } file)
            DataOutput.WriteFile(file, json);
        output.Write(arguments, Terminal, output.IsJson(arguments) ? json : string.Join("\n", reviews.Zip(releases, (review, release) => ReviewText.Write(review, release.Manifest))));
        foreach (var problem in reviews.SelectMany(review => review.Problems))
            Terminal.Fail(problem);
        return reviews.Any(review => review.Problems.Count > 0) ? ExitCode.Environment
            : reviews.SelectMany(review => review.Features).Any(IsBadNews) ? ExitCode.Gaps : ExitCode.Fine;
    }

    // A number that another system keeps is not missing here.
    private static bool IsBadNews(FeatureReview feature) => feature.Verdict is ReviewVerdict.Worse or ReviewVerdict.AtACost
        || (feature.Verdict == ReviewVerdict.NoData && feature.Metrics.Any(metric => metric is { Role: "success", Query: not null }))
        || feature.Metrics.Any(metric => metric is { Role: "guardrail", Verdict: ReviewVerdict.NoData, Query: not null });

    private static void Require(bool isFine, System.CommandLine.Parsing.OptionResult result, string otherwise)
    {
        if (!isFine)
            result.AddError(otherwise);
    }

    // Without a zone it is UTC: a review gives the same numbers wherever it is made.
    private static bool TryInstant(string text, out DateTimeOffset instant) => DateTimeOffset.TryParseExact(
        text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant)
        && instant >= DateTimeOffset.UnixEpoch;
}
