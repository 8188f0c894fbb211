using System.Globalization;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Shared.Manifests;
using static DeliveryGap.Reporting.Tests.Diff.SomeRelease;

namespace DeliveryGap.Reporting.Tests.Diff;

/// <summary>
/// diff and merge of 1,000 manifests cost at most three times what parsing them does: medians of nine runs that alternate. What counts is the
/// processor's time, as other test projects run beside this one, which no other test of its own project does.
/// </summary>
[Collection(nameof(SpeedTests))]
[CollectionDefinition(nameof(SpeedTests), DisableParallelization = true)]
public sealed class SpeedTests : IDisposable
{
    private const int Manifests = 1000;
    private const int Runs = 9;
    private const double Bound = 3;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("diff")]
    [InlineData("merge")]
    public async Task Verbs_cost_little_more_than_parsing(string verb)
    {
        // Every fifth of the newer ones moved the goalposts, and all changed.
        var (old, current) = (Write("old", (_, metric) => metric), Write("new", (i, metric) => i % 5 == 0 ? metric with { Target = 0.5 } : metric with { Target = 0.7 }));
        string[] arguments = verb == "diff" ? ["diff", old, current, "--fail-on", "never", "-o", folder.PathOf("out")] : ["merge", old, "-o", folder.PathOf("out")];
        var files = Directory.GetFiles(old).Concat(verb == "diff" ? Directory.GetFiles(current) : []).ToArray();
        List<double> parsing = [], running = [];
        for (var run = -1; run < Runs; run++)
        {
            var (parse, whole) = (Time(() => Parse(files)), await Time(async () => Assert.Equal(0, (await ToolRun.Of(arguments)).Code)));
            // The first is for the just-in-time compiler.
            if (run < 0)
                continue;
            parsing.Add(parse);
            running.Add(whole);
        }

        var ratio = Median(running) / Median(parsing);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verb}: {Median(running):0} ms, parsing {files.Length} of {new FileInfo(files[0]).Length} bytes {Median(parsing):0} ms, ratio {ratio:0.00}"));
        Assert.True(ratio <= Bound, $"{verb} costs {ratio:0.00} times what parsing does.");
    }

    private static void Parse(string[] files)
    {
        foreach (var file in files)
            ManifestReader.Parse(File.ReadAllBytes(file), file);
    }

    private static double Time(Action action)
    {
        var before = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static async Task<double> Time(Func<Task> action)
    {
        var before = Environment.CpuUsage.TotalTime;
        await action();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    /// <returns>The folder.</returns>
    private string Write(string name, Func<int, ManifestMetric, ManifestMetric> vary)
    {
        var path = new ManifestEvidence("POST /checkout", "direct", [.. Enumerable.Range(0, 5).Select(i => new ManifestStep($"Shop.Checkout.Step{i}", new("src/Shop/Checkout.cs", i)))]);
        for (var i = 0; i < Manifests; i++)
        {
            var features = Enumerable.Range(0, 2).Select(n => Feature(vary(i, Success with { Evidence = [path] }), Guardrail with { Evidence = [path] }, Supporting with { Evidence = [path] }) with { Key = $"service-{i}.feature-{n}" });
            var manifest = Of([.. features]) with { Release = new() { Product = $"Service{i}", Version = "1.0.0" } };
            folder.Write($"{name}/Service{i}.release.json", manifest.Json());
        }

        return folder.PathOf(name);
    }
}
