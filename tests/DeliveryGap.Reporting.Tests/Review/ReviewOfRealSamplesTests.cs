using System.Globalization;
using System.Text;
using DeliveryGap.Reporting.Tests.Given;
using DeliveryGap.Reporting.Tests.Programs;

namespace DeliveryGap.Reporting.Tests.Review;

/// <summary>The numbers of a review are those that Prometheus holds.</summary>
public sealed class ReviewOfRealSamplesTests : IDisposable
{
    private static readonly DateTimeOffset Released = new(2026, 10, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task More_complete_the_checkout_and_more_payments_fail()
    {
        using var server = await PrometheusServer.Start(folder, Samples(
            ("shop_checkout_started", minute => 100 * minute),
            ("shop_checkout_completed", minute => 50 * minute + (minute > 240 ? 14 * (minute - 240) : 0)),
            ("shop_payment_failed", minute => minute > 240 ? 15 * (minute - 240) : 0),
            // A restart in the middle is no loss.
            ("shop_search_opened", minute => minute % 300 * 10)));
        var manifest = A.Manifest(
            A.Feature(
                "checkout.one-page",
                A.Success("shop.checkout.completed", "completion") with { Per = "shop.checkout.started", Direction = "increase", Baseline = 0.5, Target = 0.62, Window = "3h" },
                A.Guardrail("shop.payment.failed", "failureRate") with { Per = "shop.checkout.started", Direction = "decrease", Max = 0.01, Window = "3h" }),
            A.Feature("catalog.search", A.Success("shop.search.opened", "usageFrequency") with { Direction = "increase", Window = "3h" }),
            A.Feature("catalog.rate", A.Success("shop.rating", "satisfaction") with { Direction = "increase", Window = "3h" }));
        manifest = manifest with { Instruments = [.. manifest.Instruments, A.Instrument("shop.search.opened")] };

        var run = await ToolRun.Of(
            "review", folder.Write("Shop.release.json", manifest.Json()), "--prometheus", server.Address, "--released", "2026-10-01T12:00Z", "--at", "2026-10-01T16:00Z", "--json");

        Assert.Equal((1, ""), (run.Code, run.Words));
        var features = run.Json.GetProperty("features").EnumerateArray().ToDictionary(feature => feature.GetProperty("key").GetString()!);
        Assert.Equal(["atACost", "noMovement", "noData"], features.Values.Select(feature => feature.GetProperty("verdict").GetString()));
        var metrics = features["checkout.one-page"].GetProperty("metrics");
        Assert.Equal((0.5, 0.64), (Round(metrics[0], "before"), Round(metrics[0], "after")));
        Assert.Equal((0, 0.15), (Round(metrics[1], "before"), Round(metrics[1], "after")));
        Assert.Equal(18000, metrics[0].GetProperty("samples").GetDouble(), 100d);
        Assert.InRange(metrics[0].GetProperty("series").GetArrayLength(), 30, 50);
    }

    private static double Round(System.Text.Json.JsonElement metric, string property) => Math.Round(metric.GetProperty(property).GetDouble(), 2);

    /// <summary>A sample a minute for eight hours, with the release in the middle.</summary>
    private static string Samples(params (string Name, Func<int, double> At)[] counters)
    {
        var text = new StringBuilder();
        foreach (var (name, at) in counters)
        {
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} counter\n");
            for (var minute = 0; minute <= 480; minute++)
                text.Append(CultureInfo.InvariantCulture, $"{name}_total {at(minute)} {Released.AddMinutes(minute - 240).ToUnixTimeSeconds()}\n");
        }

        return text.Append("# EOF\n").ToString();
    }
}
