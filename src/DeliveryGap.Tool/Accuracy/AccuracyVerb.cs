using System.CommandLine;
using System.Globalization;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Accuracy;

/// <summary>How many of an application's entry points the readers found, against a table that was made without them.</summary>
internal sealed class AccuracyVerb : Verb
{
    private readonly Option<string[]> manifests = new("--manifest", "-m")
    {
        Description = "The application's release manifests: files, folders, patterns; - is standard input.", Required = true, AllowMultipleArgumentsPerToken = true, HelpName = "path",
    };

    private readonly Option<string> table = new("--table", "-t")
    {
        Description = "Its entry points by another source: one id a line, # comments. Only the kinds that occur in it are compared.", Required = true, HelpName = "file",
    };

    private readonly Option<double?> minimum = new("--minimum")
    {
        Description = "Exit with 1 where a kind's precision or recall is below this (0 to 1).", HelpName = "share",
    };

    private readonly DataOutput output = new();

    public AccuracyVerb(Terminal terminal) : base("accuracy", "Precision and recall of the entry points that a manifest lists, per kind, with all misses.", terminal)
    {
        Options.Add(manifests);
        Options.Add(table);
        Options.Add(minimum);
        output.AddTo(this);
        minimum.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1))
                result.AddError($"--minimum is a share from 0 to 1, such as 0.99, and not '{token.Value}'.");
        });
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("dotnet delivery-gap accuracy --manifest bin/Release/net10.0/Shop.release.json --table shop.txt", "what was found, what was missed, what is not there"),
        new("dotnet delivery-gap accuracy -m src -t shop.txt --minimum 0.99 --json", "all manifests below a folder; exit code 1 below 0.99"),
    ];

    protected override Task<int> Run(ParseResult arguments, CancellationToken cancellation)
    {
        var file = arguments.GetRequiredValue(table);
        if (!File.Exists(file))
            throw ToolFailure.Usage($"{file}: there is no such file");
        var truth = TruthTable.Parse(File.ReadAllText(file), file);
        var read = ManifestFiles.Read(arguments.GetRequiredValue(manifests), Terminal);
        var comparison = new Comparison(truth, read.SelectMany(manifest => manifest.EntryPoints)
            .Select(entryPoint => (entryPoint.Id, entryPoint.At is { } at ? $"{at.File}({at.Line})" : null)));
        var least = arguments.GetValue(minimum);
        var isReached = least is null || comparison.Reaches(least.Value);

        output.Write(arguments, Terminal, output.IsJson(arguments)
            ? DataOutput.Json(new
            {
                table = file, manifests = read.Select(manifest => manifest.Source), openApi = truth.IsOpenApi, truth.LeavesOut,
                minimum = least, reached = isReached, comparison.Kinds, comparison.Total, comparison.Misses, comparison.Extras,
            })
            : AccuracyText.Write(comparison));
        if (!isReached)
            Terminal.Fail(string.Create(CultureInfo.InvariantCulture, $"precision or recall is below {least} for {string.Join(", ", comparison.Kinds.Where(kind => !kind.Strict.Reaches(least!.Value)).Select(kind => kind.Kind))}"));
        return Task.FromResult(isReached ? ExitCode.Fine : ExitCode.Gaps);
    }
}
