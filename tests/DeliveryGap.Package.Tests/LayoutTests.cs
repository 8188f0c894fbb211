using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using DeliveryGap.Package.Tests.Projects;

namespace DeliveryGap.Package.Tests;

/// <summary>However people lay out their code, the build finds it, and says nothing that is not so.</summary>
public sealed class LayoutTests(PackedPackage package)
{
    // F# lets other classes of the assembly store into what 'let' declares: what such a field holds is not known, and nothing is said.
    [Fact]
    public async Task Libraries_in_Visual_Basic_and_FSharp_are_read_as_any_other()
    {
        var work = new Workspace(package)
            .Write("Basic/Basic.vbproj", Project("", "<RootNamespace>Basic</RootNamespace>"))
            .Write("Basic/Ledger.vb", """
                Imports System.Diagnostics.Metrics

                Public Class Ledger
                    Private Shared ReadOnly Booked As Counter(Of Long) = New Meter("Basic").CreateCounter(Of Long)("shop.booked")

                    Public Sub Book()
                        Booked.Add(1)
                    End Sub
                End Class
                """)
            .Write("Sharp/Sharp.fsproj", Project("""<Compile Include="Desk.fs" />"""))
            .Write("Sharp/Desk.fs", """
                namespace Sharp

                open System.Diagnostics.Metrics

                type Desk() =
                    let served = (new Meter("Sharp")).CreateCounter<int64>("shop.served")
                    member _.Serve() = served.Add(1L)
                """)
            .WriteApp("App", """
                using DeliveryGap;

                var app = WebApplication.CreateBuilder(args).Build();
                app.MapPost("/orders", [PartOf("orders")] () => new Basic.Ledger().Book());
                app.MapPost("/guests", [PartOf("guests")] () => new Sharp.Desk().Serve());
                app.Run();

                [Feature("orders")]
                [SuccessMetric("shop.booked", MetricKind.UsageFrequency, Target = 100)]
                [SupportingMetric("shop.lost", MetricKind.UsageFrequency)]
                static class Orders;

                [Feature("guests")]
                [SuccessMetric("shop.served", MetricKind.UsageFrequency, Target = 100)]
                static class Guests;
                """, items: """<ProjectReference Include="../Basic/Basic.vbproj" /><ProjectReference Include="../Sharp/Sharp.fsproj" />""");
        var run = (await work.Build("App")).MustSucceed();

        Assert.Equal(["warning DG2002 App/Program.cs(10)"], run.Diagnostics);
        Assert.Equal(
            ["shop.served unknown", "shop.booked instrumented", "shop.lost absent"],
            work.Manifest("App").GetProperty("features").EnumerateArray().SelectMany(feature => feature.GetProperty("metrics").EnumerateArray())
                .Select(metric => $"{metric.GetProperty("instrument").GetString()} {metric.GetProperty("status").GetString()}"));
    }

    [Fact]
    public async Task A_file_that_two_applications_link_types_of_a_file_and_internals_of_a_friend()
    {
        const string link = """<Compile Include="../Linked/Ping.cs" /><ProjectReference Include="../Shared/Shared.csproj" />""";
        const string program = """
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapPing();
            app.MapGet("/total", [DeliveryGap.PartOf("totals")] () => Totals.Add() + Hidden.Of());
            app.Run();

            file static class Hidden { public static int Of() => 1; }

            [DeliveryGap.Feature("totals")]
            [DeliveryGap.SuccessMetric("shop.totals", DeliveryGap.MetricKind.UsageFrequency, Target = 1)]
            static partial class TotalsFeature;
            """;
        var work = new Workspace(package)
            .Write("Linked/Ping.cs", """
                static class Ping
                {
                    public static void MapPing(this Microsoft.AspNetCore.Routing.IEndpointRouteBuilder app) =>
                        Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(app, "/ping", [DeliveryGap.NotAFeature("a probe")] () => Hidden.Text());
                }

                file static class Hidden { public static string Text() => "pong"; }
                """)
            .WriteLibrary("Shared", """
                [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Front")]
                [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Back")]

                internal static partial class Totals { public static partial int Add(); }

                internal static partial class Totals
                {
                    private static readonly System.Diagnostics.Metrics.Counter<long> Added = new System.Diagnostics.Metrics.Meter("Shared").CreateCounter<long>("shop.totals");

                    public static partial int Add()
                    {
                        Added.Add(1);
                        return 1;
                    }
                }
                """, usesPackage: false)
            .WriteApp("Front", program, items: link)
            .WriteApp("Back", program, items: link);
        foreach (var app in new[] { "Front", "Back" })
        {
            Assert.Empty((await work.Build(app)).MustSucceed().Diagnostics);
            Assert.Equal("instrumented", work.Manifest(app).GetProperty("features")[0].GetProperty("metrics")[0].GetProperty("status").GetString());
            Assert.Equal("GET /ping", Assert.Single(work.Manifest(app).GetProperty("notFeatures").EnumerateArray()).GetProperty("id").GetString());
        }
    }

    [Fact]
    public async Task One_folder_for_all_artifacts_and_code_that_is_compiled_ahead_of_time()
    {
        var work = new Workspace(package).WriteApp("App", Workspace.Declared, "<PublishAot>true</PublishAot>");
        Assert.Empty((await work.Build("App", "--artifacts-path", work.PathOf("out"))).MustSucceed().Diagnostics);

        using var manifest = JsonDocument.Parse(File.ReadAllText(work.PathOf("out", "bin", "App", "debug", "App.release.json")));
        Assert.Equal("clean", manifest.RootElement.GetProperty("verdict").GetString());
        Assert.Equal("GET /orders", manifest.RootElement.GetProperty("features")[0].GetProperty("entryPoints")[0].GetProperty("id").GetString());
        Assert.False(File.Exists(work.ManifestPath("App")));
    }

    [Fact]
    public async Task A_trimmed_program_runs_with_its_manifest_beside_it()
    {
        var work = new Workspace(package).WriteApp(
            "App",
            Workspace.Declared.Replace("app.Run();", """
                app.Urls.Add("http://127.0.0.1:0");
                app.Start();
                Console.WriteLine(await new HttpClient().GetStringAsync(app.Urls.Single() + "/orders"));
                """, StringComparison.Ordinal),
            $"<PublishTrimmed>true</PublishTrimmed><RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier><UseAppHost>true</UseAppHost>");
        var publish = (await work.Run("publish", "App", "-c", "Release")).MustSucceed();

        Assert.Empty(publish.Diagnostics);
        var output = work.PathOf("App", "bin", "Release", "net10.0", RuntimeInformation.RuntimeIdentifier);
        Assert.Equal(File.ReadAllBytes(Path.Combine(output, "App.release.json")), File.ReadAllBytes(Path.Combine(output, "publish", "App.release.json")));
        // What is not reached is gone, and nothing that is reached needs it.
        Assert.True(Directory.GetFiles(Path.Combine(output, "publish"), "*.dll").Length < Directory.GetFiles(output, "*.dll").Length);
        Assert.Equal("none", (await Program(Path.Combine(output, "publish", "App"))).Trim().Split('\n')[^1]);
    }

    [Fact]
    public async Task A_program_of_one_file()
    {
        var work = new Workspace(package).Write("app.cs", $"""
            #:sdk Microsoft.NET.Sdk.Web
            #:package DeliveryGap@{package.Version}
            #:property PublishAot=false
            #:property DeliveryGapManifestPath=app.release.json
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/orders", () => "none");
            app.Run();
            """);
        // Given more options, the SDK takes the file for a project.
        var (exitCode, output) = await Dotnet.Run(work.Folder, "build", "app.cs", "-v:q", "-p:NuGetAudit=false");

        Assert.True(exitCode == 0, output);
        Assert.Contains("app.cs(6): warning DG1001: 'GET /orders' serves no declared feature", output, StringComparison.Ordinal);
        using var manifest = JsonDocument.Parse(File.ReadAllText(work.PathOf("app.release.json")));
        Assert.Equal("GET /orders", manifest.RootElement.GetProperty("unassignedEntryPoints")[0].GetProperty("id").GetString());
    }

    /// <summary>What it writes.</summary>
    private static async Task<string> Program(string file)
    {
        using var process = Process.Start(new ProcessStartInfo(file) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static string Project(string items, string properties = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            {properties}
          </PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
        </Project>
        """;
}
