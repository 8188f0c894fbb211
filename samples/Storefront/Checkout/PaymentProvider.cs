namespace Storefront.Checkout;

/// <summary>Stands in for the bank.</summary>
/// <param name="settings"><c>Payments:FailingIn100</c> makes that many of each hundred payments fail, for a drill; none without it.</param>
public sealed class PaymentProvider(IConfiguration settings)
{
    private int charged;

    /// <exception cref="HttpRequestException">The bank does not answer.</exception>
    public void Charge(Order order)
    {
        if (order.Product.Price == 0)
            return;

        var failing = settings.GetValue("Payments:FailingIn100", 0L);
        var number = Interlocked.Increment(ref charged);
        // Spread evenly, so that few payments show the share as well as many.
        if (number * failing / 100 > (number - 1) * failing / 100)
            throw new HttpRequestException("The bank does not answer.");
    }
}
