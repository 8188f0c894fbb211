using System.Diagnostics;
using DeliveryGap.Build.Tests.IL;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace DeliveryGap.Build.Tests.Running;

/// <summary>A web program that is started with a hook which writes down each measurement and each activity event, and for which feature and route a request is measured.</summary>
internal sealed class RecordedProgram : IAsyncDisposable
{
    private const string Ended = "(request ended)";
    private const string Feature = "deliverygap.feature=";
    private const string ActivityFeature = "activity " + Feature;
    private const string Route = "http.route=";
    private const string Duration = "http.server.request.duration";

    /// <summary>The runtime runs it before the program.</summary>
    private const string Hook = $$"""
        using System;
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        using System.IO;

        internal static class StartupHook
        {
            private static readonly object Gate = new();
            private static MeterListener? listener;

            public static void Initialize()
            {
                listener = new() { InstrumentPublished = (instrument, meters) => meters.EnableMeasurementEvents(instrument) };
                listener.SetMeasurementEventCallback<long>((instrument, _, _, _) => Write(instrument.Name));
                listener.SetMeasurementEventCallback<int>((instrument, _, _, _) => Write(instrument.Name));
                listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) =>
                {
                    foreach (var tag in tags)
                    {
                        if (tag.Key == "deliverygap.feature")
                            Write("{{Feature}}" + tag.Value);
                        if (instrument.Name == "{{Duration}}" && tag.Key == "http.route")
                            Write("{{Route}}" + tag.Value);
                    }

                    Write(instrument.Name);
                });
                listener.Start();
                ActivitySource.AddActivityListener(new()
                {
                    ShouldListenTo = _ => true,
                    Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                    ActivityStopped = activity =>
                    {
                        foreach (var one in activity.Events)
                            Write(one.Name);
                        if (activity.GetTagItem("deliverygap.feature") is { } feature)
                            Write("{{ActivityFeature}}" + feature);
                        if (activity.OperationName == "Microsoft.AspNetCore.Hosting.HttpRequestIn")
                            Write("{{Ended}}");
                    },
                });
            }

            private static void Write(string name)
            {
                lock (Gate)
                    File.AppendAllText(Environment.GetEnvironmentVariable("RECORDED_TO")!, name + "\n");
            }
        }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly HttpClient client = new();
    private readonly Process process;
    private readonly string recorded;
    private int read;

    private RecordedProgram(Process process, string recorded)
    {
        this.process = process;
        this.recorded = recorded;
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <param name="program">The path of its assembly, in the compiler's folder.</param>
    public static async Task<RecordedProgram> Start(string program, Compiler compiler)
    {
        var hook = compiler.Emit(Compiler.Compile("Recorder", OptimizationLevel.Release, [("Recorder.cs", Hook)]));
        foreach (var library in new[] { typeof(FeatureAttribute).Assembly.Location, typeof(DeliveryGapServiceCollectionExtensions).Assembly.Location })
            File.Copy(library, Path.Combine(compiler.Folder, Path.GetFileName(library)));
        File.Copy(Path.ChangeExtension(typeof(RecordedProgram).Assembly.Location, ".runtimeconfig.json"), Path.ChangeExtension(program, ".runtimeconfig.json"));
        var recorded = Path.Combine(compiler.Folder, "recorded.txt");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = compiler.Folder,
            Environment = { ["DOTNET_STARTUP_HOOKS"] = hook, ["RECORDED_TO"] = recorded },
        })!;
        var started = new RecordedProgram(process, recorded);
        started.client.BaseAddress = await started.Address().WaitAsync(Patience, Cancelled);
        return started;
    }

    /// <summary>What is recorded while a request is answered, and the answer.</summary>
    public async Task<(IReadOnlyList<string> Recorded, string Answer)> Send(string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path);
        using var response = await client.SendAsync(request, Cancelled);
        var answer = await response.Content.ReadAsStringAsync(Cancelled);
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            string[] lines = [.. (File.Exists(recorded) ? await File.ReadAllLinesAsync(recorded, Cancelled) : []).Skip(read)];
            if (lines.Contains(Ended) && lines.Contains(Duration))
            {
                read += lines.Length;
                return (lines, answer);
            }

            Assert.True(waiting.Elapsed < Patience, $"{method} {path} did not end.");
            await Task.Delay(20, Cancelled);
        }
    }

    /// <summary>The feature that a request was measured for; null for none.</summary>
    /// <param name="recorded">What was recorded of one request.</param>
    public static string? FeatureIn(IReadOnlyList<string> recorded)
    {
        var measured = recorded.Where(line => line.StartsWith(Feature, StringComparison.Ordinal)).Select(line => line[Feature.Length..]).ToArray();
        Assert.Equal(measured, recorded.Where(line => line.StartsWith(ActivityFeature, StringComparison.Ordinal)).Select(line => line[ActivityFeature.Length..]));
        return measured.SingleOrDefault();
    }

    /// <summary>The route that a request was measured with; null for none.</summary>
    /// <param name="recorded">What was recorded of one request.</param>
    public static string? RouteIn(IReadOnlyList<string> recorded) =>
        recorded.Where(line => line.StartsWith(Route, StringComparison.Ordinal)).Select(line => line[Route.Length..]).SingleOrDefault();

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private async Task<Uri> Address()
    {
        const string announcement = "Now listening on: ";
        while (await process.StandardOutput.ReadLineAsync(Cancelled) is { } line)
        {
            if (line.IndexOf(announcement, StringComparison.Ordinal) is >= 0 and var start)
            {
                // Nobody reads on, and a full pipe would stop the program.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, Cancelled);
                return new(line[(start + announcement.Length)..]);
            }
        }

        throw new InvalidOperationException("The program did not open.");
    }
}
