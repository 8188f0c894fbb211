using DeliveryGap;
using Microsoft.AspNetCore.Mvc;

namespace Shop;

[ApiController]
[Route("api/[controller]")]
[Feature("orders.manage", Owner = "orders", Stage = Stage.Rollout)]
[SuccessMetric("shop.orders.created", MetricKind.Completion, Per = "shop.orders.started", Baseline = 0.5, Target = 0.6)]
public sealed class OrdersController(IOrders orders) : ControllerBase
{
    [HttpGet("{id:int}")]
    public ActionResult<Order> Get(int id) => orders.Find(id) is { } order ? order : NotFound();

    [HttpPost]
    [HttpPut("{id}")]
    public IActionResult Save(Order order)
    {
        orders.Add(order);
        return Ok(order);
    }

    [HttpDelete("{id}", Name = "delete-order", Order = 3)]
    [NotAFeature("internal clean-up")]
    public void Delete(int id) => orders.Remove(id);

    [NonAction]
    public string Describe() => $"{orders.Count} orders";

    [AcceptVerbs("GET", "HEAD", Route = "[action]")]
    public int Count() => orders.Count;
}

public sealed record Order(int Id, string Name);

public interface IOrders
{
    int Count { get; }

    Order? Find(int id);

    void Add(Order order);

    void Remove(int id);
}
