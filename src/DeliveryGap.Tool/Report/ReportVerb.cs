using System.CommandLine;
using DeliveryGap.Tool.Report.Model;
using DeliveryGap.Tool.Report.Page;
using DeliveryGap.Tool.Review;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Report;

/// <summary>The outcome board: one page for one release or for many.</summary>
internal sealed class ReportVerb : Verb
{
    private readonly ManifestArguments manifests = new();

    private readonly Option<string[]> reviews = new("--reviews")
    {
        Description = "What review --json wrote: shown beside the features.", AllowMultipleArgumentsPerToken = true, HelpName = "file",
    };

    private readonly Option<string?> today = new("--today")
    {
        Description = $"The day, as {Dates.Form}, by which accepted gaps have expired and reviews are overdue; without it none is judged.", HelpName = "day",
    };

    private readonly DataOutput output = new();

    public ReportVerb(Terminal terminal) : base("report", "One HTML page that shows what a release promises, proves and lacks, and what came of it; of one product, several are its releases.", terminal)
    {
        manifests.AddTo(this);
        Options.Add(reviews);
        Options.Add(today);
        output.AddTo(this, hasJson: false);
        today.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && Dates.Parse(token.Value) is null)
                result.AddError($"--today is a day as {Dates.Form}, such as 2027-03-31, and not '{token.Value}'.");
        });
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("dotnet delivery-gap report bin/Release/net10.0/Shop.release.json --output board.html", "the outcome board of one release, for a browser"),
        new("dotnet delivery-gap report releases --reviews review.json --today 2027-03-31 -o board.html", "all releases of all products below a folder, what came of them, and what is overdue"),
    ];

    protected override Task<int> Run(ParseResult arguments, CancellationToken cancellation)
    {
        var read = manifests.Read(arguments, Terminal);
        var board = BoardBuilder.Build(
            read.Select(manifest => manifest.Manifest),
            ReviewFiles.Read(arguments.GetValue(reviews) ?? []),
            Dates.Parse(arguments.GetValue(today)),
            review => Terminal.Warn($"the review of {review.Product} {review.Version ?? review.Commit} is shown nowhere: none of the manifests is of that release"));
        output.Write(arguments, Terminal, BoardPage.Write(board));
        return Task.FromResult(ExitCode.Fine);
    }
}
