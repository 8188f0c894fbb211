using System.Diagnostics;
using DeliveryGap;

namespace Storefront.GiftCards;

/// <summary>What redeeming a card brings in shows only in the books, so the number is one that the program does not record.</summary>
[Feature("gift-cards.redeem", Title = "Gift cards", Owner = "growth", Stage = Stage.Rollout,
    Benefit = "Give somebody tea without choosing it for them")]
[SuccessMetric("finance.gift-card.revenue", MetricKind.Revenue, Target = 40_000, Unit = "EUR", Window = "90d",
    MeasuredBy = "dbt:gift_card_revenue")]
[SupportingMetric("shop.gift-cards.redeemed", MetricKind.UsageFrequency, Target = 1_500, Window = "90d")]
[SupportingMetric("shop.gift-cards.refused", MetricKind.UsageFrequency, Window = "90d")]
public static class RedeemGiftCards;

public static class GiftCardEndpoints
{
    public static IResult Redeem(string code, Shop shop)
    {
        if (shop.Redeem(code) is not { } worth)
        {
            Activity.Current?.AddEvent(new ActivityEvent("shop.gift-cards.refused"));
            return Results.NotFound();
        }

        Instruments.GiftCardsRedeemed.Add(1);
        return Results.Ok(worth);
    }
}
