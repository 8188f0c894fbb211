using System.Diagnostics;
using DeliveryGap;

namespace Storefront.Search;

/// <summary>Program.cs maps the endpoints; the feature stands on the type that answers them.</summary>
[Feature("catalog.search", Title = "Product search", Owner = "discovery", Stage = Stage.GeneralAvailability,
    Benefit = "Find a product by a word of its name")]
[SuccessMetric("shop.search.opened", MetricKind.Conversion, Per = "shop.search.performed", Baseline = 0.31, Target = 0.4)]
[Guardrail("shop.search.duration", MetricKind.Latency, Quantile = 0.95, Max = 0.3)]
public static class ProductSearch
{
    public static IReadOnlyList<Product> Find(string words, Shop shop)
    {
        var started = Stopwatch.GetTimestamp();
        var found = shop.Search(words);
        Instruments.SearchPerformed.Add(1);
        Instruments.SearchDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        return found;
    }

    public static IResult Open(string sku, Shop shop)
    {
        if (shop.FindProduct(sku) is not { } product)
            return Results.NotFound();

        Instruments.SearchResultOpened.Add(1);
        return Results.Ok(product);
    }
}
