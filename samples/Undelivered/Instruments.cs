using System.Diagnostics.Metrics;

namespace Undelivered;

public static class Instruments
{
    private static readonly Meter Meter = new("Undelivered");

    public static readonly Counter<long> CheckoutStarted = Meter.CreateCounter<long>("shop.checkout.started");

    public static readonly Counter<long> CheckoutCompleted = Meter.CreateCounter<long>("shop.checkout.completed");

    public static readonly Counter<long> GiftCardsRedeemed = Meter.CreateCounter<long>("shop.gift-cards.redeemed");

    public static readonly Counter<long> ParcelsFound = Meter.CreateCounter<long>("shop.parcels.found");
}
