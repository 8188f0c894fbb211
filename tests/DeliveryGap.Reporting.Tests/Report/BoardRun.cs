using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Report.Model;
using DeliveryGap.Tool.Report.Page;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Reporting.Tests.Report;

/// <summary>A page, as it was written and as a browser without scripts reads it.</summary>
internal sealed record BoardRun(string Html, IDocument Page)
{
    public const string Market = "market-2.0.release.json";
    public const string MarketReview = "market-2.0.review.json";

    public static string Data(string name) => Path.Combine(AppContext.BaseDirectory, "Report", "Data", name);

    /// <param name="arguments">Names that end in .json are files of the test data.</param>
    public static async Task<BoardRun> Of(params string[] arguments)
    {
        var run = await ToolRun.Of(["report", .. arguments.Select(argument => argument.EndsWith(".json", StringComparison.Ordinal) && !Path.IsPathRooted(argument) ? Data(argument) : argument)]);
        Assert.Equal((0, ""), (run.Code, run.Words));
        return Read(run.Data);
    }

    /// <summary>All three releases of the market and what came of the last, in March 2027.</summary>
    public static Task<BoardRun> OfMarket() =>
        Of("market-1.9.release.json", "market-1.10.release.json", Market, "--reviews", MarketReview, "--today", "2027-03-15");

    public static BoardRun OfModel(params ReleaseManifest[] manifests) => Read(BoardPage.Write(BoardBuilder.Build(manifests, [], today: null, _ => { })));

    public static ReleaseManifest Manifest(string name) => ManifestReader.Parse(File.ReadAllBytes(Data(name)), name).Single();

    public IElement Card(string key) => Page.QuerySelectorAll("article.card").First(card => card.QuerySelector(".facts code")!.TextContent == key);

    public IElement Section(string id) => Page.GetElementById(id)!;

    private static BoardRun Read(string html) => new(html, new HtmlParser().ParseDocument(html));
}
