using DeliveryGap;
using Microsoft.AspNetCore.Mvc;

namespace Undelivered.Returns;

// DG1007: the key was copied along with the file, without its owner (DG1010 at the level Outcome). Which of the two is returns.self-service?
// DG2001: a voucher is issued, and nothing counts it. DG2002: neither are those that come back.
[ApiController]
[Feature("returns.self-service")]
[SuccessMetric("shop.vouchers.issued", MetricKind.UsageFrequency, Target = 500)]
[SupportingMetric("shop.vouchers.redeemed", MetricKind.UsageFrequency, Target = 300)]
public sealed class VouchersController : ControllerBase
{
    [HttpPost("orders/{order:guid}/voucher")]
    public string Issue(Guid order) => $"A voucher for {order} is on its way.";
}
