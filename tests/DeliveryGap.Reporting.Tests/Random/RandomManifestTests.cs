using System.Text;
using System.Text.Json;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Reporting.Tests.Programs;
using DeliveryGap.Reporting.Tests.Review;
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
        Assert.Equal(RandomManifest.Sample(RandomManifest.Any, 20, Seed), RandomManifest.Sample(RandomManifest.Any, 20, Seed));
        Assert.All(RandomManifest.Sample(RandomManifest.Readable, 50, Seed), json => Assert.Single(ManifestReader.Parse(Encoding.UTF8.GetBytes(json), "a")));
        Assert.InRange(Manifests.Value.Count(json => Read(json) is not null), Count * 8 / 10, Count - 5);
    }

    [Fact]
    public Task Diff() => Through(["--json", "--fail-on=never"], (old, current, option) => ["diff", old, current, option], (run, option) =>
    {
        if (option == "--json")
            Json(run).GetProperty("changes");
        else
            Assert.Matches("(for information|nothing changed)\n$", run.Data);
    });

    [Fact]
    public Task Merge() => Through([""], (old, current, _) => ["merge", old, current], (run, _) =>
    {
        var releases = Json(run).GetProperty("releases").GetArrayLength();
        Assert.Equal(releases, ManifestReader.Parse(Encoding.UTF8.GetBytes(run.Data), "merged").Count);
    });

    [Fact]
    public Task Notes() => Through([""], (old, current, _) => ["notes", old, current], (run, _) =>
    {
        var html = Markdig.Markdown.ToHtml(run.Data);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<a ", html);
        Assert.DoesNotContain("<img", html);
    });

    [Fact]
    public Task Check() => Through(["text", "json", "sarif", "github", "azure"], (old, current, format) => ["check", current, "--against", old, "--today", "2027-06-01", "--format", format], (run, format) =>
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
            default:
                Assert.EndsWith("found\n", run.Data, StringComparison.Ordinal);
                break;
        }
    });

    [Fact]
    public async Task Prometheus()
    {
        await Through([""], (_, current, _) => ["prometheus", current, "-o", Rules(current)], (_, _) => { });
        foreach (var file in Directory.EnumerateFiles(folder.Root, "*.yml").Chunk(100))
        {
            var (isFine, output) = Promtool.Run(["check", "rules", "--lint=none", .. file]);
            Assert.True(isFine, output);
        }

        string Rules(string manifest) => Path.ChangeExtension(manifest, ".yml");
    }

    [Fact]
    public Task Report() => Through(["--today=2027-06-01"], (old, current, option) => ["report", old, current, option], (run, _) =>
    {
        Assert.StartsWith("<!DOCTYPE html>", run.Data, StringComparison.Ordinal);
        Assert.Equal(2, run.Data.Split("<script").Length);
    });

    [Fact]
    public async Task Review()
    {
        using var server = new PromQlServer(question => question.Path.EndsWith("_range", StringComparison.Ordinal) ? Answer.NoCourse : Answer.Value("0.5"));
        await Through(["--json", "--min-samples=0"], (_, current, option) => ["review", current, option, "--prometheus", server.Address, "--released", "2026-11-01", "--at", "2026-12-01"], (run, option) =>
        {
            if (option == "--json")
                Json(run);
            else
                Assert.DoesNotContain("<script", Markdig.Markdown.ToHtml(run.Data), StringComparison.OrdinalIgnoreCase);
        });
        Assert.NotEmpty(server.Asked);
    }

    /// <summary>Each manifest against the one before it, the options by turns.</summary>
    private async Task Through(string[] options, Func<string, string, string, string[]> arguments, Action<ToolRun, string> isWellFormed)
    {
        var files = Manifests.Value.Select((json, i) => folder.Write($"{i}.json", json)).ToArray();
        var judged = 0;
        for (var i = 0; i < files.Length; i++)
        {
            var option = options[i % options.Length];
            var run = await ToolRun.Of(arguments(files[(i + files.Length - 1) % files.Length], files[i], option));
            Assert.InRange(run.Code, 0, 3);
            Assert.False(run.Words.Contains("   at ", StringComparison.Ordinal) || run.Words.Contains("Exception", StringComparison.Ordinal), run.Words);
            if (run.Code > 1)
                continue;
            judged++;
            isWellFormed(run, option);
        }

        // Else it proves nothing.
        Assert.True(judged > files.Length / 2, $"{judged} of {files.Length} were judged.");
    }

    private static IEnumerable<string> Lines(ToolRun run) => run.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static JsonElement Json(ToolRun run) => JsonDocument.Parse(run.Data).RootElement;

    private static ReleaseManifest? Read(string json)
    {
        try
        {
            return ManifestReader.Parse(Encoding.UTF8.GetBytes(json), "a")[0];
        }
        catch (Tool.Shared.ToolFailure)
        {
            return null;
        }
    }
}
