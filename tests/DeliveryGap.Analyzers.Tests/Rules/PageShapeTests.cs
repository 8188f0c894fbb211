using static DeliveryGap.Analyzers.Tests.Rules.Shapes;

namespace DeliveryGap.Analyzers.Tests.Rules;

/// <summary>Razor Pages and components, as the Razor compiler writes them.</summary>
public sealed class PageShapeTests
{
    /// <param name="path">Of the file, below the project.</param>
    /// <param name="model">The type of its model; null where it has none.</param>
    /// <param name="template">What stands after <c>@page</c>.</param>
    private static string Page(string path, string? model, string? template = null)
    {
        var name = path.Trim('/').Replace('/', '_').Replace(".cshtml", "", StringComparison.Ordinal);
        var metadata = template is null ? "" : $"""[Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItemMetadata("RouteTemplate", "{template}")] """;
        var property = model is null ? "" : $"public {model} Model => ({model})PageContext.ViewData.Model!;";
        return $$"""
            [assembly: Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItem(typeof(Compiled.{{name}}), "mvc.1.0.razor-page", "{{path}}")]
            namespace Compiled
            {
                {{metadata}}internal sealed class {{name}} : Page { public override Task ExecuteAsync() => Task.CompletedTask; {{property}} }
            }
            """;
    }

    [Fact]
    public Task A_page_takes_its_handler_from_the_route() => Silent(
        """
        page GET /Basket/{handler?}
        page POST /Basket/{handler?}
        page POST /Basket/{handler?}?handler=Update
        """,
        """
        namespace Shop.Pages.Basket
        {
            public class IndexModel(IServiceProvider services) : PageModel
            {
                public async Task OnGet() => await Task.Yield();
                public async Task<IActionResult> OnPost(string item) { await Task.Yield(); return RedirectToPage(); }
                public async Task OnPostUpdate(IEnumerable<string> items) { await Task.Yield(); }
                private object Services() => services;
            }
        }
        """,
        Page("/Pages/Basket/Index.cshtml", "Shop.Pages.Basket.IndexModel", "{handler?}"));

    [Fact]
    public Task Pages_without_text_after_the_directive_without_handlers_and_without_a_model() => Silent(
        """
        page GET /
        page GET /Admin
        page GET /Privacy
        """,
        """
        namespace Shop.Pages
        {
            public class IndexModel : PageModel { public void OnGet() { } }
            public class AdminModel : PageModel { }
        }
        """,
        Page("/Pages/Index.cshtml", "Shop.Pages.IndexModel"),
        Page("/Pages/Admin/Index.cshtml", "Shop.Pages.AdminModel"),
        Page("/Pages/Privacy.cshtml", null));

    [Fact]
    public Task A_page_of_an_area() => Silent(
        """
        page GET /Identity/Account/Login
        page POST /Identity/Account/Login
        """,
        """
        namespace Shop.Areas.Identity
        {
            [AllowAnonymous]
            public class LoginModel : PageModel
            {
                public string? ReturnUrl { get; set; }
                public Task OnGetAsync(string? returnUrl = null) { ReturnUrl = returnUrl; return Task.CompletedTask; }
                public Task<IActionResult> OnPostAsync(string? returnUrl = null) => Task.FromResult<IActionResult>(LocalRedirect(returnUrl ?? "/"));
            }
        }
        """,
        Page("/Areas/Identity/Pages/Account/Login.cshtml", "Shop.Areas.Identity.LoginModel"));

    [Fact]
    public Task Routable_components() => Silent(
        """
        component /item/{itemId:int}
        component /admin
        """,
        """
        [Microsoft.AspNetCore.Components.RouteAttribute("/item/{itemId:int}")] public class ItemPage : Microsoft.AspNetCore.Components.ComponentBase
        {
            [Microsoft.AspNetCore.Components.Parameter] public int ItemId { get; set; }
            protected override Task OnInitializedAsync() => Task.CompletedTask;
        }
        [Microsoft.AspNetCore.Components.RouteAttribute("/admin")] public class List : Microsoft.AspNetCore.Components.ComponentBase { }
        public class Spinner : Microsoft.AspNetCore.Components.ComponentBase { }
        """);
}
