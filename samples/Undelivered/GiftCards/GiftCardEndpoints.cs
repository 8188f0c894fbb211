using DeliveryGap;

namespace Undelivered.GiftCards;

// DG1008, twice: OpenTelemetry drops an instrument with spaces in its name without a word, and no program can read this window.
// DG2001: what is counted below has another name.
[Feature("gift-cards.redeem", Owner = "growth")]
[SuccessMetric("gift cards redeemed", MetricKind.UsageFrequency, Target = 1_500, Window = "a quarter")]
public static class RedeemGiftCards;

public static class GiftCardEndpoints
{
    public static string Redeem(string code)
    {
        Instruments.GiftCardsRedeemed.Add(1);
        return $"{code} is worth its weight in tea.";
    }
}
