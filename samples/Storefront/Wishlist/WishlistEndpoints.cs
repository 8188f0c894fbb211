using DeliveryGap;

namespace Storefront.Wishlist;

/// <summary>A feature without a type of its own stands on an empty one beside its endpoints.</summary>
[Feature("wishlist.keep", Title = "Wish list", Owner = "discovery", Stage = Stage.Experiment,
    Benefit = "Come back to what was too much for today")]
[SuccessMetric("shop.wishlist.added", MetricKind.UsageFrequency, Baseline = 0, Target = 5000, Window = "28d")]
public static class KeepAWishlist;

public static class WishlistEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/wishlist/{shopper}", [PartOf("wishlist.keep")] (string shopper, Shop shop) => shop.Wishes(shopper));

        app.MapPut("/wishlist/{shopper}/{sku}", [PartOf("wishlist.keep")] (string shopper, string sku, Shop shop) =>
        {
            if (shop.FindProduct(sku) is not { } product)
                return Results.NotFound();

            shop.Wish(shopper, product);
            Instruments.WishlistAdded.Add(1);
            return Results.NoContent();
        });
    }
}
