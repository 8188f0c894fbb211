using System;
using System.Diagnostics.Metrics;
using System.Threading;
using System.Threading.Tasks;
using DeliveryGap;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Shop.Endpoints;

public static class Checkout
{
    private static readonly Meter Meter = new("Shop");
    private static readonly Counter<long> Completed = Meter.CreateCounter<long>("shop.checkout.completed", "{order}", "Orders");
    private static readonly Histogram<double> Seconds = Meter.CreateHistogram<double>("shop.checkout.seconds");

    public static IEndpointRouteBuilder MapCheckout(this IEndpointRouteBuilder routes, string prefix)
    {
        var suffix = "/pay";
        var group = routes.MapGroup("/checkout");
        group.MapPost(suffix, Pay);
        group.MapGet("/count", (HttpContext http) => Count(http, suffix));
        routes.MapGet(prefix, () => prefix);
        if (prefix.Length > 3)
            routes.MapGet("/long", LongAsync);
        else
            routes.MapGet("/short", () => { Completed.Add(1); });
        foreach (var name in new[] { "a", "b" })
            routes.MapGet("/" + name, () => name);
        return routes;

        static int Count(HttpContext http, string text)
        {
            Seconds.Record(1.5);
            return text.Length;
        }
    }

    [Feature("checkout")]
    [SuccessMetric("shop.checkout.completed", MetricKind.UsageFrequency, Target = 10)]
    [AcceptedGap("DG2002", "later", Until = "2027-01-01", On = "x")]
    private static IResult Pay(HttpContext http)
    {
        var tag = new System.Collections.Generic.KeyValuePair<string, object?>("kind", "card");
        Completed.Add(1, tag);
        Completed.Add(2, tag, new("outcome", true));
        Seconds.Record(0.25);
        return Results.Ok();
    }

    private static async Task LongAsync(HttpContext http, CancellationToken token)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        try
        {
            await Task.Delay(5, token).ConfigureAwait(false);
            Completed.Add(3);
        }
        catch (OperationCanceledException e) when (e.CancellationToken == token)
        {
            Console.WriteLine(e.Message);
        }
        finally
        {
            Seconds.Record(2);
        }
    }
}
