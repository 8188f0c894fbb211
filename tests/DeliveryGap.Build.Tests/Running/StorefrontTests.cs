using System.Text.Json;
using DeliveryGap.Build.Tests.IL;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.Running;

/// <summary>What the manifest claims of the sample is what it records when it runs, and the other way round.</summary>
public sealed class StorefrontTests
{
    [Fact]
    public async Task What_is_claimed_is_recorded_and_what_is_recorded_is_claimed()
    {
        using var compiler = new Compiler();
        var program = compiler.Emit(Compiler.Compile("Storefront", OptimizationLevel.Release, Refinement.ProgramTests.SourcesOf("Storefront")));
        var model = ProgramModel.Read(Compiler.Reader(program), ExistingList.Empty);
        var manifest = new ManifestBuilder(_ => null).Build(model, ProgramRules.Judge(model), new() { Product = "Storefront" });
        await using var shop = await RecordedProgram.Start(program, compiler);

        var (recorded, tagged) = await CallEverything(shop);

        // Each request names its entry point; a job is entered by no request.
        var requests = manifest.Features.SelectMany(feature => feature.EntryPoints).Concat(manifest.NotFeatures).Where(entryPoint => entryPoint.Http is not null).Select(entryPoint => entryPoint.Id);
        Assert.Equal(requests.Order(StringComparer.Ordinal), recorded.Select(pair => pair.EntryPoint).Distinct().Order(StringComparer.Ordinal));
        var claimed =
            from feature in manifest.Features
            from metric in feature.Metrics
            from evidence in metric.Evidence
            select (evidence.EntryPoint, metric.Instrument!);
        var named =
            from feature in manifest.Features
            from entryPoint in feature.EntryPoints
            from metric in feature.Metrics
            where recorded.Contains((entryPoint.Id, metric.Instrument!))
            select (entryPoint.Id, metric.Instrument!);
        Assert.Equal(claimed.Distinct().Order(), named.Distinct().Order());
        Assert.True(claimed.Distinct().Count() >= 9);
        // Requests name their feature where the manifest says so, and nowhere else.
        var said =
            from feature in manifest.Features
            from entryPoint in feature.EntryPoints
            where entryPoint.RequestTag == "deliverygap.feature"
            select (entryPoint.Id, feature.Key);
        Assert.Equal(said.Order(), tagged.Order());
        Assert.True(tagged.Count >= 8);
        // Whatever the shop records of its own is an instrument of the manifest.
        Assert.Empty(recorded.Select(pair => pair.Instrument).Where(name => name.StartsWith("shop.", StringComparison.Ordinal)).Except(manifest.Instruments.Select(instrument => instrument.Name)));
    }

    /// <summary>Each endpoint by its id, when it succeeds and when it does not; and the feature that its requests are measured for.</summary>
    private static async Task<(HashSet<(string EntryPoint, string Instrument)> Recorded, HashSet<(string EntryPoint, string Feature)> Tagged)> CallEverything(RecordedProgram shop)
    {
        HashSet<(string, string)> recorded = [];
        HashSet<(string, string)> tagged = [];
        await Send("GET /healthz", "/healthz");
        await Send("GET /metrics", "/metrics");
        await Send("GET /search", "/search?words=mug");
        await Send("POST /search/opened/{sku}", "/search/opened/mug-blue");
        await Send("POST /search/opened/{sku}", "/search/opened/none");
        await Send("PUT /wishlist/{shopper}/{sku}", "/wishlist/ada/mug-blue");
        await Send("PUT /wishlist/{shopper}/{sku}", "/wishlist/ada/none");
        await Send("GET /wishlist/{shopper}", "/wishlist/ada");
        await Send("POST /checkout", "/checkout?sku=none");
        var order = JsonDocument.Parse(await Send("POST /checkout", "/checkout?sku=mug-blue")).RootElement.GetProperty("id").GetString();
        await Send("POST /orders/{order:guid}/return", $"/orders/{order}/return");
        await Send("POST /checkout/{order:guid}/payment", $"/checkout/{order}/payment");
        await Send("POST /checkout/{order:guid}/payment", $"/checkout/{order}/payment");
        await Send("POST /orders/{order:guid}/return", $"/orders/{order}/return");
        await Send("POST /gift-cards/{code}/redeem", "/gift-cards/WELCOME-10/redeem");
        await Send("POST /gift-cards/{code}/redeem", "/gift-cards/WELCOME-10/redeem");
        return (recorded, tagged);

        async Task<string> Send(string entryPoint, string path)
        {
            var (names, answer) = await shop.Send(entryPoint[..entryPoint.IndexOf(' ')], path);
            recorded.UnionWith(names.Select(name => (entryPoint, name)));
            if (RecordedProgram.FeatureIn(names) is { } feature)
                tagged.Add((entryPoint, feature));
            return answer;
        }
    }
}
