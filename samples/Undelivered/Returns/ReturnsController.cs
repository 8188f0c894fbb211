using DeliveryGap;
using Microsoft.AspNetCore.Mvc;

namespace Undelivered.Returns;

// DG1002: a feature without a success metric can neither succeed nor fail.
[ApiController]
[Feature("returns.self-service", Owner = "aftersales")]
public sealed class ReturnsController : ControllerBase
{
    [HttpPost("orders/{order:guid}/return")]
    public string TakeBack(Guid order) => $"Send {order} back.";
}
