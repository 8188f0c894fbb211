using DeliveryGap;
using Microsoft.AspNetCore.Mvc;

namespace Storefront.Checkout;

[ApiController]
[Route("checkout")]
[Feature("checkout.one-page", Title = "Checkout on one page", Owner = "payments", Stage = Stage.Rollout,
    Benefit = "Pay without clicking through four pages")]
[Hypothesis(
    Problem = "Shoppers leave between the second and the third page of the checkout",
    Audience = "shoppers on a phone",
    Change = "they see what is left to fill in and finish",
    Because = "one page asks for everything at once and remembers what was typed")]
[SuccessMetric("shop.checkout.completed", MetricKind.Completion, Per = "shop.checkout.started",
    Baseline = 0.54, Target = 0.62, Window = "28d")]
[Guardrail("http.server.request.duration", MetricKind.FailureRate, Where = "error.type", Max = 0.01)]
[OutcomeReview(By = "2027-03-31", Owner = "payments", Checkpoints = ["7d", "30d"])]
public sealed class CheckoutController(Shop shop, PaymentProvider payments) : ControllerBase
{
    [HttpPost]
    public ActionResult<Order> Start(string sku)
    {
        if (shop.FindProduct(sku) is not { Stock: > 0 } product)
            return NotFound();

        Instruments.CheckoutStarted.Add(1);
        return shop.Begin(product);
    }

    [HttpPost("{order:guid}/payment")]
    public IActionResult Pay(Guid order)
    {
        if (shop.FindOrder(order) is not { IsPaid: false } open)
            return NotFound();

        // Not caught: ASP.NET Core answers 500 and puts error.type on the request's duration, which is what the guardrail counts.
        payments.Charge(open);
        if (!shop.Pay(order))
            return Conflict();

        Instruments.CheckoutCompleted.Add(1);
        return NoContent();
    }
}
