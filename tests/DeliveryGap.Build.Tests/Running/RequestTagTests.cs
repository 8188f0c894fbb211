using DeliveryGap.Build.Tests.IL;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeliveryGap.Build.Tests.Running;

/// <summary>Where the manifest says that requests name their feature, they do, and where they do it says so.</summary>
public sealed class RequestTagTests
{
    private const string Tag = "deliverygap.feature";

    private static readonly string Source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Programs", "RequestTags.cs"));

    /// <summary>A program with a <c>Main</c>, not with statements.</summary>
    private static readonly CSharpCompilationOptions Executable =
        new(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    [Fact]
    public async Task What_is_claimed_is_what_happens()
    {
        using var compiler = new Compiler();
        var program = compiler.Emit(Compiler.Compile("RequestTags", OptimizationLevel.Release, [("/RequestTags.cs", Source)]).WithOptions(Executable));
        var (claimed, all) = Claims(program);
        await using var app = await RecordedProgram.Start(program, compiler);

        List<(string, string)> recorded = [];
        foreach (var path in all.Select(id => id["GET ".Length..]))
        {
            var (lines, _) = await app.Send("GET", path);
            if (RecordedProgram.FeatureIn(lines) is { } feature)
                recorded.Add(("GET " + path, feature));
        }

        Assert.Equal(recorded.Order(), claimed.Order());
        Assert.True(claimed.Count >= 20, $"{claimed.Count} of {all.Count}");
    }

    [Fact]
    public void Nothing_is_claimed_where_nothing_adds_it()
    {
        using var compiler = new Compiler();
        var program = compiler.Emit(Compiler.Compile("RequestTags", OptimizationLevel.Release, [("/RequestTags.cs", Source.Replace("builder.Services.AddDeliveryGap();", "", StringComparison.Ordinal))]));

        Assert.Empty(Claims(program).Claimed);
    }

    [Fact]
    public void A_method_of_one_s_own_with_that_name_adds_nothing()
    {
        using var compiler = new Compiler();
        const string own = "namespace Own { public static class Extensions { public static void AddDeliveryGap(object services) { } } }";
        var program = compiler.Emit(Compiler.Compile("RequestTags", OptimizationLevel.Release,
            [("/RequestTags.cs", Source.Replace("builder.Services.AddDeliveryGap();", "Own.Extensions.AddDeliveryGap(builder.Services);", StringComparison.Ordinal)), ("/Own.cs", own)]));

        Assert.Empty(Claims(program).Claimed);
    }

    /// <summary>The entry points whose requests are said to name a feature, with that feature, and the ids of all.</summary>
    private static (IReadOnlyList<(string Id, string Feature)> Claimed, IReadOnlyList<string> All) Claims(string program)
    {
        var model = ProgramModel.Read(Compiler.Reader(program), ExistingList.Empty);
        var manifest = new ManifestBuilder(_ => null).Build(model, ProgramRules.Judge(model), new() { Product = "RequestTags" });
        var claimed =
            from feature in manifest.Features
            from entryPoint in feature.EntryPoints
            where entryPoint.RequestTag == Tag
            select (entryPoint.Id, feature.Key);
        Assert.All(manifest.UnassignedEntryPoints.Concat(manifest.NotFeatures), entryPoint => Assert.Null(entryPoint.RequestTag));
        return ([.. claimed], [.. model.EntryPoints.Select(served => served.Id)]);
    }
}
