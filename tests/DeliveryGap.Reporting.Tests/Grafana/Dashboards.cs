using System.Text.Json;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Reporting.Tests.Given;

namespace DeliveryGap.Reporting.Tests.Grafana;

/// <summary>Dashboards of manifests that differ in what can go wrong.</summary>
internal static class Dashboards
{
    /// <summary>Grafana's variables in each way to write them, its labels, markup, and what ends a text in JSON, PromQL and TypeScript.</summary>
    public const string Hostile = "$job ${instance} ${datasource:raw} [[job]] [[job:regex]] {{job}} \"'`} ) or vector(1) # \\ </p><script>alert(1)</script> **b** [a](javascript:x) www.example.com &lt;\n# h\r\n\u2028\u202e\0\ud800 1. 😀";

    public static readonly ManifestFeature Checkout = A.Feature(
        "checkout.one-page",
        A.Success("shop.checkout.completed", "completion") with { Per = "shop.checkout.started", Baseline = 0.54, Target = 0.62, Direction = "increase" },
        A.Success("shop.search.duration", "latency") with { Role = "supporting", Target = 0.2, Baseline = 0.4, Direction = "decrease" },
        A.Success("shop.checkout.started", "usageFrequency") with { Role = "supporting", Target = 1000 },
        A.Guardrail("http.server.request.duration", "failureRate") with { Where = "error.type", Max = 0.01 },
        A.Guardrail("shop.rating", "satisfaction") with { Min = 3.5, Max = 5 },
        A.Guardrail("shop.order.value", "cost") with { Max = 1000, Window = "1d" },
        A.Success("order.placed", "usageFrequency")).With(A.Request("POST", "checkout")) with
    {
        Title = "Checkout on one page", Owner = "payments", Stage = "beta", Benefit = "Less to type.", Flag = new("checkout-one-page", null),
        Hypothesis = new(null, null, null, null, "We believe that one page lets more shoppers pay."),
    };

    private static readonly ManifestFeature Attack = A.Feature(
        Hostile,
        A.Success(Hostile, "completion") with { Per = "shop.checkout.started", Where = "a=" + Hostile, PerWhere = Hostile, Baseline = double.Epsilon, Target = double.MaxValue, Window = "4w" },
        A.Guardrail("shop.rating", Hostile),
        A.Guardrail("shop.payment.failed", "failureRate") with { Per = "shop.checkout.started", Where = Hostile, Min = 2, Max = 1 },
        A.Success("shop.rating", "satisfaction") with { Role = Hostile, Meter = Hostile, Unit = Hostile, Direction = Hostile, Target = 1 },
        A.Success("external", Hostile) with { MeasuredBy = Hostile }) with
    {
        Title = Hostile, Owner = Hostile, Stage = Hostile, Benefit = Hostile, Flag = new(Hostile, null), Hypothesis = new(null, null, null, null, Hostile), DeclaredAt = new(Hostile, 1, Hostile),
    };

    public static ReleaseManifest Shop => A.Manifest(Checkout, A.Feature("stock.report").With(A.Job("report")));

    public static ReleaseManifest Attacked => A.Manifest(
        Attack, A.Feature("") with { Title = " \n" }, A.Feature(Hostile, A.Guardrail("http.server.request.duration", "latency")).With(A.Request(Hostile, Hostile))) with
    {
        Release = new() { Product = Hostile, Version = Hostile, Commit = Hostile }, Instruments = [.. A.ShopInstruments, A.Instrument(Hostile, unit: Hostile, meter: Hostile)],
    };

    /// <summary>Those features, under many keys.</summary>
    public static ReleaseManifest Many(int features) => A.Manifest([.. Enumerable.Range(0, features).Select(i => Checkout with { Key = $"feature.{i}" })]);

    private static readonly Lazy<Task<IReadOnlyList<JsonElement>>> Made = new(Make);

    /// <summary>One of each kind, in each naming.</summary>
    public static Task<IReadOnlyList<JsonElement>> All() => Made.Value;

    private static async Task<IReadOnlyList<JsonElement>> Make()
    {
        var dashboards = new List<JsonElement>();
        foreach (var manifest in new[] { Shop, Attacked, Many(5), A.Manifest(), A.Manifest() with { Release = new() { Product = "" } } })
        {
            foreach (var naming in new[] { "underscores", "underscores-without-suffixes", "utf8", "untranslated", "dotnet" })
                dashboards.Add(await Of(manifest, "--naming", naming));
        }

        dashboards.Add(await Of(Shop, "--job", Hostile));
        return dashboards;
    }

    public static async Task<JsonElement> Of(ReleaseManifest manifest, params string[] arguments)
    {
        var run = await ToolRun.WithInput(manifest.Json(), ["grafana", "-", .. arguments]);
        Assert.Equal(0, run.Code);
        return run.Json;
    }

    /// <summary>Also those that a collapsed row holds.</summary>
    public static IEnumerable<JsonElement> Panels(this JsonElement dashboard) => dashboard.GetProperty("panels").EnumerateArray()
        .SelectMany(panel => panel.TryGetProperty("panels", out var below) ? below.EnumerateArray().Prepend(panel) : [panel]);

    public static IEnumerable<JsonElement> Targets(this JsonElement panel) => panel.TryGetProperty("targets", out var targets) ? targets.EnumerateArray() : [];

    public static IEnumerable<JsonElement> Variables(this JsonElement dashboard) => dashboard.GetProperty("templating").GetProperty("list").EnumerateArray();

    public static string Text(this JsonElement element, string property) => element.TryGetProperty(property, out var value) ? value.GetString()! : "";
}
