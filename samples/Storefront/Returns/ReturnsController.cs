using DeliveryGap;
using Microsoft.AspNetCore.Mvc;

namespace Storefront.Returns;

[ApiController]
[Feature("returns.self-service", Title = "Returns without a form", Owner = "aftersales", Stage = Stage.GeneralAvailability,
    Benefit = "Send something back without writing to anybody")]
[Hypothesis(
    Problem = "Sending something back takes a form, a phone call and nine days",
    Audience = "shoppers whose order does not fit",
    Change = "they start the return themselves and buy again sooner",
    Because = "most returns follow one of three rules that need no colleague")]
[SuccessMetric("shop.returns.settled", MetricKind.Completion, Per = "shop.returns.requested",
    Baseline = 0.35, Target = 0.8, Window = "4w")]
[CustomerSignal(SignalKind.Ticket, "https://support.example.com/tickets/4711")]
public sealed class ReturnsController(Shop shop) : ControllerBase
{
    [HttpPost("orders/{order:guid}/return")]
    public IActionResult TakeBack(Guid order)
    {
        if (shop.FindOrder(order) is not { } found)
            return NotFound();

        Instruments.ReturnsRequested.Add(1);
        if (!shop.TakeBack(found))
            return Accepted(value: "A colleague will look at it.");

        Instruments.ReturnsSettled.Add(1);
        return NoContent();
    }
}
