using System.Text.Json;
using AngleSharp.Html.Parser;
using DeliveryGap.Reporting.Tests.Programs;
using DeliveryGap.Reporting.Tests.Review;

namespace DeliveryGap.Reporting.Tests;

/// <summary>What a build of FullStackHero's starter kit wrote, an application that nobody here did, with one feature declared in it: it goes through every verb.</summary>
public sealed class PublicApplicationTests : IDisposable
{
    private const string Feature = "catalog.brands";

    private static readonly string Manifest = Path.Combine(Repository.Root, "tests", "PublicApplications", "fullstackhero.release.json");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Check()
    {
        Assert.Equal("nothing found\n", (await Run(0, "check", Manifest, "--today", "2027-03-01")).Data[^14..]);
        Assert.Contains("DG5001", (await Run(1, "check", Manifest, "--today", "2027-06-01")).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report()
    {
        var page = new HtmlParser().ParseDocument((await Run(0, "report", Manifest)).Data);
        Assert.Contains("Brands", Assert.Single(page.QuerySelectorAll("article.card")).TextContent, StringComparison.Ordinal);
        Assert.Contains("204", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff() => Assert.Contains("nothing changed", (await Run(0, "diff", Manifest, Manifest)).Data, StringComparison.Ordinal);

    [Fact]
    public async Task Notes() => Assert.Contains("Shoppers find products by the brands they trust", (await Run(0, "notes", Manifest)).Data, StringComparison.Ordinal);

    [Fact]
    public async Task Merge()
    {
        var merged = folder.Write("merged.json", (await Run(0, "merge", Manifest)).Data);
        Assert.Equal((await Run(0, "prometheus", Manifest)).Data, (await Run(0, "prometheus", merged)).Data);
    }

    [Fact]
    public async Task Prometheus()
    {
        var run = await Run(0, "prometheus", Manifest);
        Assert.Contains("api/v{version:apiVersion}/catalog/brands", run.Data, StringComparison.Ordinal);
        var (isFine, output) = Promtool.Run("check", "rules", folder.Write("rules.yml", run.Data));
        Assert.True(isFine, output);
    }

    [Fact]
    public async Task Grafana() => Assert.Contains((await Run(0, "grafana", Manifest)).Json.GetProperty("panels").EnumerateArray(), panel => panel.GetProperty("title").GetString()!.StartsWith("Brands", StringComparison.Ordinal));

    [Fact]
    public async Task Review()
    {
        using var server = new PromQlServer(question => question.Path.EndsWith("_range", StringComparison.Ordinal) ? Answer.NoCourse : Answer.Value(question.Query.Contains(") / (", StringComparison.Ordinal) ? "0.7" : "5000"));
        // The guardrail allows 0.01.
        var run = await Run(1, "review", Manifest, "--prometheus", server.Address, "--released", "2026-11-01", "--at", "2026-12-15", "--json");
        var feature = Assert.Single(run.Json.GetProperty("features").EnumerateArray().ToArray());
        Assert.Equal((Feature, "atACost"), (feature.GetProperty("key").GetString(), feature.GetProperty("verdict").GetString()));
    }

    private static async Task<ToolRun> Run(int code, params string[] arguments)
    {
        var run = await ToolRun.Of(arguments);
        Assert.True(code == run.Code, run.Words);
        return run;
    }
}
