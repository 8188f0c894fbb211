using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Routing;

namespace Shop.Conventional;

public sealed class HomeController : Controller
{
    public IActionResult Index() => View();

    public IActionResult Detail(int id) => Json(new { id, Name = "detail" });
}

[Area("Admin")]
public sealed class UsersController : Controller
{
    public IActionResult Index() => Ok();
}

public sealed class Slugs : DynamicRouteValueTransformer
{
    public override ValueTask<RouteValueDictionary> TransformAsync(HttpContext httpContext, RouteValueDictionary values) => new(values);
}

public static class Startup
{
    private static readonly object Defaults = new { controller = "Home", action = "Index" };

    public static void Map(WebApplication app, string prefix)
    {
        app.MapControllerRoute("default", "{controller=Home}/{action=Index}/{id?}");
        app.MapControllerRoute(name: "detail", pattern: "detail/{id}", defaults: new { controller = "Home", action = "Detail" });
        app.MapControllerRoute("prefixed", prefix + "/{controller}/{action}", new { controller = "Home", action = nameof(HomeController.Index) });
        app.MapControllerRoute("kept", "kept", Defaults);
        app.MapAreaControllerRoute("admin", "Admin", "admin/{controller=Users}/{action=Index}");
        var anonymous = new { controller = "Home", number = 3 };
        app.MapGet(anonymous.controller, () => anonymous.number);
        app.MapDefaultControllerRoute();
        app.MapDynamicControllerRoute<Slugs>("/{**slug}");
        app.MapGroup("/cms").MapDynamicPageRoute<Slugs>("{**page}", new { Shop = 1 });
    }
}
