using System.Text.Json;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Reporting.Tests.Random;

/// <summary>500 manifests that no build writes go through the verbs: each ends in an exit code and in output that is well-formed.</summary>
public sealed class RandomManifestTests : IDisposable
{
    private const int Count = 500;
    private const ulong Seed = 20270331;

    private static readonly Lazy<IReadOnlyList<string>> Manifests = new(() => RandomManifest.Sample(RandomManifest.Any, Count, Seed));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void They_are_the_same_every_time_and_mostly_readable()
    {
        Assert.Equal(Manifests.Value.Take(20), RandomManifest.Sample(RandomManifest.Any, Count, Seed).Take(20));
        Assert.All(RandomManifest.Sample(RandomManifest.Readable, 100, Seed), json => Assert.Single(ManifestReader.Parse(System.Text.Encoding.UTF8.GetBytes(json), "a")));
        Assert.InRange(Manifests.Value.Count(json => Read(json) is not null), Count * 8 / 10, Count - 5);
    }

    [Fact]
    public Task Diff() => ThroughPairs("diff", ["--json"], run => Json(run).GetProperty("changes"));

    [Fact]
    public Task Diff_as_text() => ThroughPairs("diff", [], run => Assert.EndsWith("\n", run.Data, StringComparison.Ordinal));

    [Fact]
    public Task Merge() => ThroughPairs("merge", [], run =>
    {
        var releases = Json(run).GetProperty("releases").GetArrayLength();
        Assert.Equal(releases, ManifestReader.Parse(System.Text.Encoding.UTF8.GetBytes(run.Data), "merged").Count);
    });

    [Fact]
    public Task Notes() => ThroughPairs("notes", [], run =>
    {
        var html = Markdig.Markdown.ToHtml(run.Data);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<a ", html);
        Assert.DoesNotContain("<img", html);
    });

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("github")]
    [InlineData("azure")]
    public Task Check(string format) => Through(Manifests.Value.Count, (file, i) => ["check", file(i), "--against", file(i + 1), "--today", "2027-06-01", "--format", format], run =>
    {
        switch (format)
        {
            case "json":
                Json(run).GetProperty("findings");
                break;
            case "sarif":
                Assert.All(Json(run).GetProperty("runs")[0].GetProperty("results").EnumerateArray(), result => result.GetProperty("message").GetProperty("text").GetString());
                break;
            case "github":
                Assert.All(Lines(run), line => Assert.Matches("^::error (file=[^,:]*,)?(line=[1-9][0-9]*,)?title=[^,:]*::", line));
                break;
            case "azure":
                Assert.All(Lines(run), line => Assert.Matches(@"^##vso\[task\.logissue type=error;(sourcepath=[^;\]]*;)?(linenumber=[1-9][0-9]*;)?code=[^;\]]*;\]", line));
                break;
        }
    });

    private Task ThroughPairs(string verb, string[] options, Action<ToolRun> isWellFormed) => Through(Manifests.Value.Count, (file, i) => [verb, file(i), file(i + 1), .. options], isWellFormed);

    private async Task Through(int count, Func<Func<int, string>, int, string[]> arguments, Action<ToolRun> isWellFormed)
    {
        var files = Manifests.Value.Select((json, i) => folder.Write($"{i}.json", json)).ToArray();
        var judged = 0;
        for (var i = 0; i < count; i++)
        {
            var run = await ToolRun.Of(arguments(at => files[at % files.Length], i));
            Assert.InRange(run.Code, 0, 3);
            Assert.False(run.Words.Contains("   at ", StringComparison.Ordinal) || run.Words.Contains("Exception", StringComparison.Ordinal), run.Words);
            if (run.Code > 1)
                continue;
            judged++;
            isWellFormed(run);
        }

        // Else it proves nothing.
        Assert.True(judged > count / 2, $"{judged} of {count} were judged.");
    }

    private static IEnumerable<string> Lines(ToolRun run) => run.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static JsonElement Json(ToolRun run) => JsonDocument.Parse(run.Data).RootElement;

    private static ReleaseManifest? Read(string json)
    {
        try
        {
            return ManifestReader.Parse(System.Text.Encoding.UTF8.GetBytes(json), "a")[0];
        }
        catch (Tool.Shared.ToolFailure)
        {
            return null;
        }
    }
}
