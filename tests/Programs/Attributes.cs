using System;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Framework;

[ApiController, Authorize(Roles = "admin", Policy = "p"), Produces("application/json", "text/json")]
[ApiExplorerSettings(IgnoreApi = true, GroupName = "g")]
[Route("api/[area]/[controller]/[action]", Name = "n", Order = -1), ResponseCache(Duration = 60, Location = ResponseCacheLocation.Client)]
public partial class FrameworkController : ControllerBase
{
    [HttpGet, HttpHead, ActionName("other")]
    [ProducesResponseType(typeof(Model), 200), ProducesResponseType(404)]
    [TypeFilter(typeof(Filter), Arguments = new object[] { "a", 1 })]
    public Model Get([FromQuery(Name = "q")] string query, [Range(1, 5)] int page) => new() { Query = query };
}

public partial class FrameworkController
{
    [HttpPatch(template: "x/{y:guid}"), HttpOptions("~/absolute")]
    [Obsolete]
    public void Patch(Guid y) => _ = Url.Action("Get");
}

public class Model
{
    [Required, StringLength(10, MinimumLength = 2)]
    public string? Query { get; set; }
}

public sealed class Filter(string text, int number) : Attribute
{
    public string Text => text + number;
}
