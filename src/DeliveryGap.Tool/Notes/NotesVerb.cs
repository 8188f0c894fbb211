using System.CommandLine;
using DeliveryGap.Tool.Diff;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Notes;

/// <summary>Release notes from what the code declares, a text for each party.</summary>
internal sealed class NotesVerb : Verb
{
    private readonly Argument<string[]> manifests = new("manifests")
    {
        Description = "The older and the newer manifest: files, folders, patterns; - is standard input. Of one alone everything is new.", Arity = new(1, 2), HelpName = "before> <after",
    };

    private readonly Option<string?> party = new("--for") { Description = "Who reads it; without it a text for each of them.", HelpName = "customers|sales|support|finance" };
    private readonly DataOutput output = new();

    public NotesVerb(Terminal terminal) : base("notes", "Release notes in Markdown from two releases, for customers, sales, support or finance.", terminal)
    {
        Arguments.Add(manifests);
        Options.Add(party);
        output.AddTo(this, hasJson: false);
        party.AcceptOnlyFromAmong("customers", "sales", "support", "finance");
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("dotnet delivery-gap notes Shop-2.3.release.json Shop-2.4.release.json --for customers -o whats-new.md", "what users of the shop can do now"),
        new("dotnet delivery-gap notes last-release this-release", "all applications of two folders, a text for each party"),
    ];

    protected override Task<int> Run(ParseResult arguments, CancellationToken cancellation)
    {
        var sides = arguments.GetRequiredValue(manifests).Select(side => ManifestFiles.Read([side], Terminal)).ToArray();
        var releases = ReleasePairs.Of(sides.Length == 2 ? sides[0] : [], sides[^1]).Select(pair => (Pair: pair, News: FeatureNews.Of(pair))).ToArray();
        var name = arguments.GetValue(party);
        var parties = Party.All.Where(each => name is null || each.Name == name).ToArray();
        output.Write(arguments, Terminal, string.Concat(parties.Select(each => NotesText.Write(releases, each))).TrimEnd('\n') + "\n");
        if (parties.Any(each => each is Customers))
            SayWhoIsLeftOut(releases.SelectMany(release => release.News));
        return Task.FromResult(ExitCode.Fine);
    }

    /// <summary>What customers are not told for lack of a word in the code would else be missed by nobody.</summary>
    private void SayWhoIsLeftOut(IEnumerable<FeatureNews> news)
    {
        foreach (var each in news.Where(each => each.What == News.New))
        {
            if (each.Feature.Stage is null)
                Terminal.Say($"customers are not told of {OneLine.Of(each.Feature.Key)}: it states no Stage");
            else if (each.IsOut && !Customers.HasWords(each.Feature))
                Terminal.Say($"customers are not told of {OneLine.Of(each.Feature.Key)}: it has neither Title nor Benefit");
        }
    }
}
