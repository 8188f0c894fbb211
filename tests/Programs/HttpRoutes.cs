// An application with routes of every form: what the build says of http.route must be what ASP.NET Core writes.
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

// What the Razor compiler writes for pages.
[assembly: ProvideApplicationPartFactory("Microsoft.AspNetCore.Mvc.ApplicationParts.ConsolidatedAssemblyApplicationPartFactory, Microsoft.AspNetCore.Mvc.Razor")]
[assembly: RazorCompiledItem(typeof(HttpRoutes.Pages.HomePage), "mvc.1.0.razor-page", "/Pages/Home.cshtml")]
[assembly: RazorCompiledItem(typeof(HttpRoutes.Pages.CartPage), "mvc.1.0.razor-page", "/Pages/Cart.cshtml")]
[assembly: RazorCompiledItem(typeof(HttpRoutes.Pages.BasketPage), "mvc.1.0.razor-page", "/Pages/Shop/Basket.cshtml")]
[assembly: RazorCompiledItem(typeof(HttpRoutes.Pages.ShopPage), "mvc.1.0.razor-page", "/Pages/Shop/Index.cshtml")]
[assembly: RazorCompiledItem(typeof(HttpRoutes.Pages.AdminPage), "mvc.1.0.razor-page", "/Areas/Admin/Pages/Index.cshtml")]

namespace HttpRoutes;

public static class Program
{
    public static void Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddRazorPages();
        builder.Services.AddRouting(options => options.LowercaseUrls = true);
        builder.Services.AddSingleton<Slugs>();
        var app = builder.Build();
        app.UsePathBase("/base");
        app.UseRouting();
        app.MapControllers();
        app.MapRazorPages();
        Conventional.Map(app);
        Mapped.Map(app);
        app.Run();
    }
}

public static class Mapped
{
    public static void Map(WebApplication app)
    {
        app.MapGet("no/slash/", () => "no slash");
        app.MapGet("/Upper/Case", () => "upper");
        app.MapGet("/constrained/{id:int:min(1)}", (int id) => "constrained");
        app.MapGet("/defaults/{name=none}/{rest?}", (string name) => "defaults");
        app.MapGet("/catch/{*all}", () => "catch");
        app.MapGet("/catch/all/{**all}", () => "catch all");
        app.MapGet("/file/{name}.{extension?}", (string name) => "file");
        app.MapGet("~/tilde", () => "tilde");
        app.MapMethods("/methods", ["GET", "POST"], () => "methods");
        app.MapPut("", () => "empty");
        app.MapDelete("/", () => "root");
        var group = app.MapGroup("/group/");
        group.MapGet("", () => "group");
        group.MapGet("/slash/", () => "slash");
        group.MapGet("plain", () => "plain");
        var inner = group.MapGroup("inner");
        inner.MapGet("/", () => "inner");
        inner.MapGet("{id}", (string id) => "id");
        var parameters = app.MapGroup("/{org}");
        parameters.MapGet("/of/org", () => "of org");
        var nothing = app.MapGroup("");
        nothing.MapGet("nothing", () => "nothing");
        nothing.MapPatch("", () => "nothing at all");
        app.MapGroup("/").MapGet("/slashes", () => "slashes");
        app.MapGroup("fallback").MapFallback(() => "fallback in a group");
        app.MapFallback("/fallen/{**rest}", () => "fallen");
        app.MapFallback(() => "fallback");
    }
}

public static class Conventional
{
    public static void Map(WebApplication app)
    {
        app.MapControllerRoute("about", "about/{topic?}", new { controller = "Plain", action = "About" });
        app.MapAreaControllerRoute("office", "Office", "office/{controller=Desk}/{action=Index}");
        app.MapControllerRoute("areas", "in/{area:exists}/{controller=Desk}/{action=Index}/{id?}");
        app.MapDefaultControllerRoute();
        app.MapDynamicControllerRoute<Slugs>("slug/{name}");
    }
}

public sealed class Slugs : DynamicRouteValueTransformer
{
    public override ValueTask<RouteValueDictionary> TransformAsync(HttpContext httpContext, RouteValueDictionary values) =>
        new(new RouteValueDictionary { ["controller"] = "Plain", ["action"] = "Slug" });
}

public sealed class PlainController : Controller
{
    public string Index() => "plain index";
    public string About() => "about";
    public string Slug() => "slug";
}

public sealed class PickedController : Controller
{
    public string Whatever() => "whatever";
}

[Area("Office")]
public sealed class DeskController : Controller
{
    public string Index() => "desk";
}

[Route("")]
public sealed class RootController : ControllerBase
{
    [HttpGet("")] public string Get() => "root";
    [HttpPost("/")] public string Post() => "root";
    [HttpOptions("~/")] public string Options() => "root";
    [HttpGet("/absolute/")] public string Absolute() => "absolute";
    [HttpGet("~/relative")] public string Relative() => "relative";
}

[Route("Api/[controller]/[action]")]
public sealed class TokensController : ControllerBase
{
    [HttpGet] public string List() => "list";
    [HttpGet("{id:int?}")] public string OneAsync(int id) => "one";
    [HttpGet("[[literal]]")] public string Literal() => "literal";
    [HttpGet("{name:alpha=none}")] public string Named(string name) => "named";
    [HttpGet("{**rest}"), ActionName("Other")] public string Rest() => "rest";
}

[Area("Admin")]
[Route("[area]/[controller]/")]
[Route("also/{tenant}/things")]
public sealed class ThingsController : ControllerBase
{
    [HttpGet("all/")] public string All() => "all";
}

public static class Pages
{
    public abstract class Empty : Page
    {
        public override Task ExecuteAsync() => Task.CompletedTask;
    }

    public sealed class HomePage : Empty { public HomeModel Model => (HomeModel)PageContext.ViewData.Model!; }
    public sealed class HomeModel : PageModel { public void OnGet() { } }

    [RazorCompiledItemMetadata("RouteTemplate", "{id:int?}")]
    public sealed class CartPage : Empty { public CartModel Model => (CartModel)PageContext.ViewData.Model!; }
    [IgnoreAntiforgeryToken]
    public sealed class CartModel : PageModel
    {
        public void OnGet() { }
        public void OnPostAdd() { }
    }

    [RazorCompiledItemMetadata("RouteTemplate", "/basket/{id}")]
    public sealed class BasketPage : Empty { public BasketModel Model => (BasketModel)PageContext.ViewData.Model!; }
    public sealed class BasketModel : PageModel { public void OnGet() { } }

    public sealed class ShopPage : Empty { public ShopModel Model => (ShopModel)PageContext.ViewData.Model!; }
    public sealed class ShopModel : PageModel { public void OnGet() { } }

    public sealed class AdminPage : Empty { public AdminModel Model => (AdminModel)PageContext.ViewData.Model!; }
    public sealed class AdminModel : PageModel { public void OnGet() { } }
}
