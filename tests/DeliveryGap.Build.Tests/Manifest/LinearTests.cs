using System.Text;
using DeliveryGap.Build.IL;
using DeliveryGap.Build.Manifest;
using DeliveryGap.Build.Tests.IL;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.Manifest;

/// <summary>Ten times the features cost ten times as much. Allocations decide: they are the same on every machine.</summary>
public sealed class LinearTests
{
    private const int Few = 400;
    private const int Many = 4_000;
    private const int PerFile = 100;

    // What grows with the square of the features would come out near 100.
    private const double MostTimes = 12;

    [Fact]
    public void Ten_times_the_features_cost_ten_times_as_much()
    {
        // Code that runs for the first time allocates more.
        Cost(100);
        var times = (double)Cost(Many) / Cost(Few);
        Assert.InRange(times, 5, MostTimes);
    }

    /// <summary>Bytes allocated from the assembly to the manifest's text.</summary>
    private static long Cost(int features)
    {
        using var compiler = new Compiler();
        var assembly = compiler.Emit(Compiler.Compile("Shop", OptimizationLevel.Debug, Sources(features)));
        var reader = new IlReader([assembly], Compiler.ReferencePaths, path => path);
        var start = GC.GetAllocatedBytesForCurrentThread();

        var model = ProgramModel.Read(reader, ExistingList.Empty);
        var findings = ProgramRules.Judge(model);
        var manifest = new ManifestBuilder(place => place.File is null ? null : new(Path.GetFileName(place.File), place.Line)).Build(model, findings, new() { Product = "Shop" });
        var text = ManifestJson.Write(manifest);

        var cost = GC.GetAllocatedBytesForCurrentThread() - start;
        Assert.Equal(features, manifest.Features.Count(feature => feature.Exposed));
        Assert.Equal(features + 1, manifest.Summary.EntryPoints);
        Assert.Contains($"GET /api/area{features - 1}/", text, StringComparison.Ordinal);
        return cost;
    }

    /// <summary>A program, and files of features with an endpoint of their own each, on a group that the program hands to them.</summary>
    private static IEnumerable<(string Path, string Text)> Sources(int features)
    {
        const string usings = "using DeliveryGap; using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Routing;\n";
        var program = new StringBuilder(usings + """
            var app = WebApplication.CreateBuilder(args).Build();
            var api = app.MapGroup("/api");
            app.MapGet("/", () => "");

            """);
        for (var i = 0; i < features; i++)
            program.Append($"Area{i}.Map(api);\n");
        yield return ("/src/Program.cs", program.ToString());

        for (var start = 0; start < features; start += PerFile)
        {
            var file = new StringBuilder(usings);
            for (var i = start; i < Math.Min(start + PerFile, features); i++)
            {
                file.Append($$"""
                    [Feature("area{{i}}", Owner = "team")]
                    [SuccessMetric("shop.area{{i}}.done", MetricKind.Revenue, Target = 5)]
                    static class Area{{i}} { public static void Map(IEndpointRouteBuilder api) => api.MapGroup("area{{i}}").MapGet("/", () => ""); }

                    """);
            }

            yield return ($"/src/Areas{start}.cs", file.ToString());
        }
    }
}
