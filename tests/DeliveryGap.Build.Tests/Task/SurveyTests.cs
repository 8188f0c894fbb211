using System.Text.Json;
using Microsoft.Build.Utilities;
using Compiler = DeliveryGap.Build.Tests.IL.Compiler;

namespace DeliveryGap.Build.Tests.Tasks;

public sealed class SurveyTests
{
    private const string Source = """
        using System; using System.Diagnostics.Metrics;
        using Microsoft.AspNetCore.Builder;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/orders", () => Orders.Find());
        app.MapGet("/logged", () => Orders.Logged()); app.MapGet("/counted", () => Orders.Counted()); app.MapGet("/fetched", () => Orders.Fetched());
        app.Run();

        static class Orders
        {
            public static string Find()
            {
                try { return Environment.MachineName; }
                catch (Exception) { return ""; }
            }

            public static string Logged()
            {
                try { return Environment.MachineName; }
                catch (Exception e) { Console.WriteLine(e); return ""; }
            }

            public static string FromNowhere()
            {
                Found.Add(1);
                try { return Environment.MachineName; }
                catch (Exception) { return ""; }
            }

            private static readonly Counter<long> Found = new Meter("Shop").CreateCounter<long>("shop.found");

            public static void Counted() => Found.Add(1);

            public static object Fetched() => new System.Net.Http.HttpClient().GetStringAsync("https://example.org");
        }
        """;

    [Fact]
    public void Nothing_is_reported_and_what_an_adoption_asks_is_written()
    {
        using var compiler = new Compiler();
        var (engine, task) = Run(compiler, isProgram: true);
        using var survey = JsonDocument.Parse(File.ReadAllText(Assert.Single(Directory.GetFiles(task.Survey))));
        var root = survey.RootElement;

        Assert.Equal((0, 0), (engine.Errors.Count, engine.Warnings.Count));
        Assert.Equal((task.ProjectFile, "net10.0", task.ManifestPath), (root.GetProperty("project").GetString(), root.GetProperty("framework").GetString(), root.GetProperty("manifest").GetString()));
        Assert.True(File.Exists(task.ManifestPath));
        Assert.Equal(["GET /counted", "GET /fetched", "GET /logged", "GET /orders"], root.GetProperty("entryPoints").EnumerateArray().Select(entryPoint => entryPoint.GetProperty("id").GetString()));
        Assert.All(root.GetProperty("entryPoints").EnumerateArray(), entryPoint => Assert.StartsWith(compiler.Folder, entryPoint.GetProperty("file").GetString(), StringComparison.Ordinal));
        // What the framework records in its own calls is nothing of the program's.
        Assert.Equal(
            ["shop.found", "", "", ""],
            root.GetProperty("entryPoints").EnumerateArray().Select(entryPoint => string.Join(", ", entryPoint.GetProperty("records").EnumerateArray())));
        var swallowed = Assert.Single(root.GetProperty("swallowed").EnumerateArray());
        Assert.Equal(("Orders.Find", 14), (swallowed.GetProperty("member").GetString(), swallowed.GetProperty("line").GetInt32()));
    }

    [Fact]
    public void A_library_has_nothing_to_say()
    {
        using var compiler = new Compiler();
        var (engine, task) = Run(compiler, isProgram: false);

        Assert.Equal((0, 0), (engine.Errors.Count, engine.Warnings.Count));
        Assert.False(Directory.Exists(task.Survey));
    }

    [Fact]
    public void Without_a_survey_the_same_code_is_reported()
    {
        using var compiler = new Compiler();
        Assert.NotEmpty(Run(compiler, isProgram: true, survey: "").Engine.Warnings);
    }

    private static (RecordingEngine Engine, GateTask Task) Run(Compiler compiler, bool isProgram, string? survey = null)
    {
        compiler.Read(Source);
        var engine = new RecordingEngine();
        var task = new GateTask
        {
            BuildEngine = engine, ProjectFile = Path.Combine(compiler.Folder, "Shop.csproj"), Assembly = Path.Combine(compiler.Folder, "Shop.dll"),
            ManifestPath = Path.Combine(compiler.Folder, "Shop.release.json"), IsProgram = isProgram, Framework = "net10.0", Survey = survey ?? Path.Combine(compiler.Folder, "survey"),
            References = [.. Compiler.ReferencePaths.Select(path => new TaskItem(path))],
        };
        Assert.True(task.Execute());
        return (engine, task);
    }
}
