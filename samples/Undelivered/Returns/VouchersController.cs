using DeliveryGap;
using Microsoft.AspNetCore.Mvc;

namespace Undelivered.Returns;

// DG1007: the key was copied along with the file, without its owner (DG1010 at the level Outcome). Which of the two is returns.self-service?
[ApiController]
[Feature("returns.self-service")]
[SuccessMetric("shop.vouchers.issued", MetricKind.UsageFrequency, Target = 500)]
public sealed class VouchersController : ControllerBase
{
    [HttpPost("orders/{order:guid}/voucher")]
    public string Issue(Guid order) => $"A voucher for {order} is on its way.";
}
