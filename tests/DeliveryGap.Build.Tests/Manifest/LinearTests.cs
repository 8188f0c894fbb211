using System.Text;
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
    private const int Few = 1_000;
    private const int Many = 10_000;

    // What grows with the square of the features would come out near 100.
    private const double MostTimes = 12;

    [Fact]
    public void Ten_thousand_features_are_read_and_judged_in_linear_time()
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
        var reader = compiler.Read(Source(features), OptimizationLevel.Debug);
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

    /// <summary>A feature with an endpoint of its own on a group that the program hands to it, and one endpoint without.</summary>
    private static string Source(int features)
    {
        var program = new StringBuilder("""
            using System; using DeliveryGap; using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Http; using Microsoft.AspNetCore.Routing;
            var app = WebApplication.CreateBuilder(args).Build();
            var api = app.MapGroup("/api");
            app.MapGet("/", () => "");

            """);
        for (var i = 0; i < features; i++)
            program.Append($"Area{i}.Map{i}(api);\n");
        for (var i = 0; i < features; i++)
        {
            program.Append($$"""
                [Feature("area{{i}}", Owner = "team")]
                [SuccessMetric("shop.area{{i}}.done", MetricKind.Revenue, Target = 5)]
                static class Area{{i}} { public static void Map{{i}}(this IEndpointRouteBuilder api) => api.MapGroup("area{{i}}").MapGet("/", () => ""); }

                """);
        }

        return program.ToString();
    }
}
