using System.Diagnostics.Metrics;

namespace Storefront;

/// <summary>What the shop counts. Features name these numbers; their entry points record them.</summary>
public static class Instruments
{
    private static readonly Meter Meter = new("Storefront");

    public static readonly Counter<long> CheckoutStarted =
        Meter.CreateCounter<long>("shop.checkout.started", "{order}", "Orders that a shopper began to pay for");

    public static readonly Counter<long> CheckoutCompleted =
        Meter.CreateCounter<long>("shop.checkout.completed", "{order}", "Orders that were paid");

    public static readonly Counter<long> SearchPerformed =
        Meter.CreateCounter<long>("shop.search.performed", "{search}", "Searches in the catalogue");

    public static readonly Counter<long> SearchResultOpened =
        Meter.CreateCounter<long>("shop.search.opened", "{search}", "Searches that led to a product");

    public static readonly Histogram<double> SearchDuration =
        Meter.CreateHistogram<double>("shop.search.duration", "s", "How long a search takes");

    public static readonly Counter<long> WishlistAdded =
        Meter.CreateCounter<long>("shop.wishlist.added", "{product}", "Products that were put on a wish list");

    public static readonly Counter<long> ReturnsRequested =
        Meter.CreateCounter<long>("shop.returns.requested", "{return}", "Returns that a shopper asked for");

    public static readonly Counter<long> ReturnsSettled =
        Meter.CreateCounter<long>("shop.returns.settled", "{return}", "Returns that were settled without a colleague's help");

    public static readonly Counter<long> GiftCardsRedeemed =
        Meter.CreateCounter<long>("shop.gift-cards.redeemed", "{card}", "Gift cards that were redeemed");
}
