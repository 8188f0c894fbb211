using static DeliveryGap.Analyzers.Tests.Rules.Shapes;

namespace DeliveryGap.Analyzers.Tests.Rules;

public sealed class ControllerShapeTests
{
    [Fact]
    public Task A_base_type_carries_the_route_of_all_controllers() => Silent(
        """
        GET /api/Collection
        GET /api/Collection/single
        POST /api/want-to-read/{id}
        GET /api/want-to-read/{id}
        """,
        """
        [ApiController, Route("api/[controller]")] public class BaseApiController : ControllerBase { }
        public class CollectionController(IServiceProvider services) : BaseApiController
        {
            [HttpGet] public object All() => services;
            [HttpGet("single")] public int Single() => Helper();
            private int Helper() => 1;
        }
        [Route("api/want-to-read")] public class WantToReadController : BaseApiController { [HttpPost("{id}")] [HttpGet("{id}")] public int Get(int id) => id; }
        """);

    [Fact]
    public Task A_fallback_controller_has_no_route_but_the_fallbacks() => Silent(
        "ANY /{*path:nonfile}",
        """
        public class Startup
        {
            public void Configure(IApplicationBuilder app) => app.UseEndpoints(endpoints =>
            {
                endpoints.MapControllers();
                endpoints.MapFallbackToController("Index", "Fallback");
            });
        }
        public class FallbackController : Controller { public IActionResult Index() => Ok(); }
        public class UnreachedController : Controller { public IActionResult Index() => Ok(); }
        """);

    [Fact]
    public Task Conventional_routes_with_areas() => Silent(
        """
        ANY /Catalog/Product/Detail/{id?}
        GET /product/overview
        POST /Home/Save/{id?}
        GET /
        """,
        App + """
            app.UseRouting();
            app.UseEndpoints(endpoints =>
            {
                endpoints.MapControllerRoute(name: "areas", pattern: "{area:exists}/{controller=Home}/{action=Index}/{id?}");
                endpoints.MapControllerRoute(name: "default", pattern: "{controller=Home}/{action=Index}/{id?}");
            });
            """,
        """
        [Area("Catalog")] public class ProductController : Controller
        {
            [HttpGet("product/overview")] public int Overview(long id) => 1;
            public int Detail(long id) => 1;
            private IActionResult RedirectToLocal(string url) => Redirect(url);
        }
        public class HomeController : Controller { [HttpGet("/")] public int Index() => 1; [HttpPost] public int Save() => 1; }
        """);

    [Fact]
    public Task Tokens_that_a_transformer_changes() => Silent(
        """
        GET …/all
        """,
        """
        public class Slugify : IOutboundParameterTransformer { public string? TransformOutbound(object? value) => value?.ToString()?.ToLowerInvariant(); }
        public static class Setup
        {
            public static void Add(MvcOptions options) => options.Conventions.Add(new Microsoft.AspNetCore.Mvc.ApplicationModels.RouteTokenTransformerConvention(new Slugify()));
        }
        [Route("[controller]/all")] public class MyOrdersController : Controller { [HttpGet] public int List() => 1; }
        """);

    [Fact]
    public Task Route_beside_a_bare_verb() => Silent(
        """
        GET /user
        POST /user/Logout
        """,
        """[Route("user")] [ApiController] public class UserController : ControllerBase { [HttpGet] public int Current() => 1; [Route("Logout"), HttpPost] public int Logout() => 1; }""");

    [Fact]
    public Task Endpoint_classes_on_a_nested_generic_base() => Silent(
        "POST /api/authenticate",
        """
        public static class EndpointBase
        {
            public static class WithRequest<TRequest> { [ApiController] public abstract class WithResult<TResult> : ControllerBase { public abstract Task<TResult> HandleAsync(TRequest request); } }
        }
        public class Authenticate : EndpointBase.WithRequest<string>.WithResult<int>
        {
            [HttpPost("api/authenticate")] public override Task<int> HandleAsync(string request) => Task.FromResult(1);
        }
        """);

    [Fact]
    public Task An_own_attribute_builds_the_route_from_a_constant() => Silent(
        "GET /api/v3/series/lookup",
        """
        public class V3RouteAttribute(string resource) : RouteAttribute($"api/v{Version}/" + resource) { private const string Version = "3"; }
        [V3Route("series"), ApiController] public class SeriesController : ControllerBase { [HttpGet("lookup")] public int Lookup() => 1; }
        """);

    [Fact]
    public Task A_dynamic_route_beside_conventional_ones() => Silent(
        """
        ANY /{**slug}
        ANY /Home/About/{id?}
        """,
        App + """
            Configure();
            void Configure()
            {
                app.UseRouting();
                app.UseEndpoints(endpoints =>
                {
                    endpoints.MapDynamicControllerRoute<Slugs>("/{**slug}");
                    endpoints.MapControllerRoute(name: "default", pattern: "{controller=Home}/{action=Index}/{id?}");
                });
            }
            """,
        """
        public class Slugs : Microsoft.AspNetCore.Mvc.Routing.DynamicRouteValueTransformer
        {
            public override ValueTask<RouteValueDictionary> TransformAsync(HttpContext context, RouteValueDictionary values) => new(values);
        }
        public class HomeController : Controller { public IActionResult About() => Ok(); }
        """);

    [Fact]
    public Task Controller_and_action_tokens_and_one_path_for_two_verbs() => Silent(
        """
        GET /Order/MyOrders
        GET /Order/Detail/{orderId}
        GET /Order/Account
        POST /Order/Account
        """,
        """
        [Authorize, ApiExplorerSettings(IgnoreApi = true), Route("[controller]/[action]")] public class OrderController : Controller
        {
            [HttpGet] public int MyOrders() => 1;
            [HttpGet("{orderId}")] public int Detail(int orderId) => orderId;
            [HttpGet] public int Account() => 1;
            [HttpPost, ValidateAntiForgeryToken] public int Account(string name) => name.Length;
        }
        """);

    [Fact]
    public Task Attributes_stand_between_the_verb_and_the_action() => Silent(
        """
        GET /api/Opds/{seriesId:int}
        DELETE /api/Opds/{seriesId}
        POST /api/Opds/{apiKey}
        GET /api/Opds/{apiKey}
        """,
        """
        static class Profiles { public const string Hour = "Hour"; }
        [ApiController, Route("api/[controller]")] public class OpdsController : ControllerBase
        {
            [Authorize(Policy = "admin")] [HttpGet("{seriesId:int}")] [ResponseCache(CacheProfileName = Profiles.Hour, VaryByQueryKeys = ["id", "v"])] public int Series(int seriesId) => seriesId;
            [HttpDelete("{seriesId}")] [Authorize] public int Delete(int seriesId) => seriesId;
            [HttpPost("{apiKey}")] [HttpGet("{apiKey}")] [Produces("application/xml")] public async Task<IActionResult> Get(string apiKey) { await Task.Yield(); return Content(apiKey); }
        }
        """);

    [Fact]
    public Task A_base_controller_that_nobody_derives_from_has_no_actions() => Silent(
        "",
        """[ApiController, Route("api/[controller]/[action]")] public class BaseApiController : ControllerBase { protected int Helper() => 1; }""");

    [Fact]
    public Task A_conventional_route_with_a_parameter_transformer_beside_attribute_routes() => Silent(
        "GET /catalog/items",
        App + """app.MapControllerRoute("default", "{controller:slugify=Home}/{action:slugify=Index}/{id?}");""",
        """[Route("catalog")] public class CatalogController : Controller { [HttpGet("items")] public int Items() => 1; }""");

    [Fact]
    public Task Areas_with_attribute_routes() => Silent(
        """
        GET /api/brands
        GET /api/brands/{id}
        PUT /api/brands/{id}
        DELETE /api/widgets/{id}
        """,
        """
        [Area("Catalog"), Authorize(Roles = "admin"), Route("api/brands"), ApiController] public class BrandApiController : ControllerBase
        {
            [HttpGet] public int List() => 1;
            [HttpGet("{id}")] public int Get(long id) => 1;
            [HttpPut("{id}")] public int Put(long id, [FromBody] string form) => form.Length;
        }
        [Area("Core"), Route("api/widgets")] public class WidgetApiController : Controller { [HttpDelete("{id}")] public int Delete(long id) => 1; }
        """);

    [Fact]
    public Task Absolute_templates_leave_the_controllers_route() => Silent(
        """
        GET /
        GET /Home/ErrorWithCode/{statusCode}
        GET /api/orders/{orderId}/shipments
        GET /api/orders/{id}
        """,
        """
        public class HomeController : Controller { [HttpGet("/")] public int Index() => 1; [HttpGet("/Home/ErrorWithCode/{statusCode}")] public int Error(int statusCode) => statusCode; }
        [Route("api/orders")] public class OrderApiController : Controller
        {
            [HttpGet("/api/orders/{orderId}/shipments")] public int Shipments(long orderId) => 1;
            [HttpGet("{id}")] public int Get(long id) => 1;
        }
        """);

    [Fact]
    public Task Actions_of_one_controller_are_routed_by_attribute_and_by_convention() => Silent(
        """
        ANY /WishList/WishList/Share/{id?}
        POST /WishList/WishList/Share/{id?}
        ANY /user/wishlist/{pageNumber?}/{pageSize?}
        """,
        App + """
            app.MapControllerRoute("areas", "{area:exists}/{controller=Home}/{action=Index}/{id?}");
            app.MapControllerRoute("default", "{controller=Home}/{action=Index}/{id?}");
            """,
        """
        [Area("WishList")] public class WishListController : Controller
        {
            public int Share() => 1;
            [HttpPost] public int Share(string form) => form.Length;
            [Route("user/wishlist/{pageNumber?}/{pageSize?}")] public int Private(int? pageNumber, int? pageSize) => 1;
        }
        """);

    [Fact]
    public Task Commented_attributes_are_none() => Silent(
        "GET /Cart/Add/{id?}",
        App + "app.MapDefaultControllerRoute();",
        """
        public class CartController : Controller
        {
            //[HttpPost("api/customers/{customerId}/cart")]
            [HttpGet]
            public int Add(long customerId) => 1;
        }
        """);

    [Fact]
    public Task A_controllers_name_is_misspelled() => Silent(
        "GET /api/widgets/{id}",
        """[Route("api/widgets")] public class WidgetApiContorller : Controller { [HttpGet("{id}")] public int Get(long id) => 1; }""");
}
