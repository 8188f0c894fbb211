using DeliveryGap;
using Microsoft.AspNetCore.Mvc;

namespace Undelivered.Returns;

// DG1007: the key was copied along with the file. Which of the two is returns.self-service?
[ApiController]
[Feature("returns.self-service", Owner = "aftersales")]
[SuccessMetric("shop.refunds.paid", MetricKind.UsageFrequency, Target = 500)]
public sealed class RefundsController : ControllerBase
{
    [HttpPost("orders/{order:guid}/refund")]
    public string Refund(Guid order) => $"The money for {order} is on its way.";
}
