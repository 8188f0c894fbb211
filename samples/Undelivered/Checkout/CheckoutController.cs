using DeliveryGap;
using Microsoft.AspNetCore.Mvc;

namespace Undelivered.Checkout;

// DG1004: a share lies between 0 and 1; 62 is a percentage, or a slip.
[ApiController]
[Route("checkout")]
[Feature("checkout.one-page", Owner = "payments")]
[SuccessMetric("shop.checkout.completed", MetricKind.Completion, Per = "shop.checkout.started", Target = 62)]
public sealed class CheckoutController : ControllerBase
{
    [HttpPost]
    public string Start(string sku)
    {
        Instruments.CheckoutStarted.Add(1);
        return $"One {sku}, please pay.";
    }

    [HttpPost("{order:guid}/payment")]
    public string Pay(Guid order)
    {
        Instruments.CheckoutCompleted.Add(1);
        return $"{order} is paid.";
    }
}
