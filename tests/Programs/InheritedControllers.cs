using System;
using DeliveryGap;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Inherited;

[Route("api/v{version}/[controller]/[action]")]
public abstract class CrudController<TEntity, TKey> : Controller
    where TEntity : class
    where TKey : struct, IEquatable<TKey>
{
    [HttpGet("{key}")]
    public virtual TEntity? Read(TKey key) => null;

    [HttpPost]
    public abstract IActionResult Create([FromBody] TEntity entity);

    [HttpDelete("{key}")]
    protected virtual void Remove(TKey key, ref int count, out string reason)
    {
        count++;
        reason = "removed";
    }
}

[PartOf("customers")]
public class CustomersController : CrudController<CustomersController.Customer, Guid>
{
    [HttpGet("by-id/{key}")]
    public override Customer? Read(Guid key) => base.Read(key);

    public override IActionResult Create(Customer entity) => Ok(entity);

    public override string ToString() => "customers";

    public class Customer
    {
        public string Name { get; set; } = "nobody";

        public Customer? Parent { get; init; }
    }
}

[Area("admin")]
[Controller]
public class Admin
{
    [Route("admin/[action]")]
    [Route("old/[action]", Order = 1)]
    public string Index() => nameof(Admin);
}

public sealed class SpecialCustomersController : CustomersController
{
    [NonAction]
    public override IActionResult Create(Customer entity) => base.Create(entity);

    public new string ToString() => base.ToString();
}
