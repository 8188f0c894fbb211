using Microsoft.CodeAnalysis;
using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.EntryPointAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

/// <summary>
/// Good code in the shapes that public applications have. Each endpoint is listed as existing by its exact route: a route that is read
/// wrong would be reported.
/// </summary>
public sealed class ShapeTests
{
    private const string Usings = """
        using System.Reflection;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.AspNetCore.Builder;

        """;

    private static Task Silent(string ids, params string[] sources)
    {
        var test = new Verify.Test { TestCode = Usings + sources[0] };
        test.TestState.OutputKind = sources[0].StartsWith(App, StringComparison.Ordinal) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        for (var i = 1; i < sources.Length; i++)
            test.TestState.Sources.Add(($"/app/File{i}.cs", Usings + sources[i]));
        test.TestState.AdditionalFiles.Add(("/app/DeliveryGap.Existing.txt", ids.ReplaceLineEndings("\n") + "\n"));
        test.TestState.AnalyzerConfigFiles.Add(("/Files.globalconfig", """
            is_global = true
            [/app/DeliveryGap.Existing.txt]
            build_metadata.AdditionalFiles.DeliveryGapExisting = true
            """));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private const string App = "var app = WebApplication.CreateBuilder(args).Build();\n";

    [Fact]
    public Task An_extension_method_in_another_file_maps_on_a_versioned_group() => Silent(
        """
        GET /api/v{version:apiVersion}/audits/by-trace/{traceId}
        POST /api/v{version:apiVersion}/audits/
        """,
        App + """
            var group = app.MapGroup("api/v{version:apiVersion}/audits").WithTags("Audits").RequireAuthorization();
            group.MapByTrace();
            group.MapCreate().AllowAnonymous();
            """,
        """
        internal static class ByTrace
        {
            internal static RouteHandlerBuilder MapByTrace(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/by-trace/{traceId}", (string traceId) => traceId).WithName("trace");
        }
        public static class Create
        {
            public static RouteHandlerBuilder MapCreate(this IEndpointRouteBuilder group) { return group.MapPost("/", () => 1); }
        }
        """);

    [Fact]
    public Task Modules_found_by_reflection_are_handed_the_application_through_an_interface() => Silent(
        "GET /chat/messages",
        App + """app.UsePlatform(options => options.Map = true);""",
        """
        public class Options { public bool Map { get; set; } }
        public interface IModule { void MapEndpoints(IEndpointRouteBuilder endpoints); }
        public static class Platform
        {
            private static readonly List<IModule> modules = [];
            public static void Load(Assembly assembly) => modules.Add((IModule)Activator.CreateInstance(assembly.GetTypes()[0])!);
            public static WebApplication UsePlatform(this WebApplication app, Action<Options>? configure)
            {
                var options = new Options();
                configure?.Invoke(options);
                if (options.Map)
                    app.MapModules();
                return app;
            }
            public static IEndpointRouteBuilder MapModules(this IEndpointRouteBuilder endpoints)
            {
                foreach (var module in modules)
                    module.MapEndpoints(endpoints);
                return endpoints;
            }
        }
        """,
        """
        public class Chat : IModule
        {
            public void MapEndpoints(IEndpointRouteBuilder endpoints)
            {
                var group = endpoints.MapGroup("chat");
                List.Map(group);
            }
        }
        static class List { public static RouteHandlerBuilder Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/messages", () => 1); }
        """);

    [Fact]
    public Task A_fluent_helper_that_is_generic_over_the_builder() => Silent(
        "GET /tickets/{id}",
        App + """
            var tickets = app.MapGroup("/tickets").RequirePermission("tickets");
            tickets.MapGet("{id}", (int id) => id).RequirePermission("read");
            static class Permissions
            {
                public static TBuilder RequirePermission<TBuilder>(this TBuilder builder, string name) where TBuilder : IEndpointConventionBuilder
                {
                    builder.WithMetadata(new PermissionAttribute(name));
                    return builder;
                }
            }
            class PermissionAttribute(string name) : Attribute { public string Name => name; }
            """);

    [Fact]
    public Task A_method_maps_its_group_and_returns_it() => Silent(
        """
        PUT /api/orders/cancel
        GET /api/orders/{orderId:int}
        """,
        App + """app.MapOrders().RequireAuthorization();""",
        """
        public static class OrdersApi
        {
            public static RouteGroupBuilder MapOrders(this IEndpointRouteBuilder app)
            {
                var api = app.MapGroup("api/orders");
                api.MapPut("/cancel", Cancel);
                api.MapGet("{orderId:int}", Get);
                return api;
            }
            static int Cancel() => 1;
            static int Get(int orderId) => orderId;
        }
        """);

    [Fact]
    public Task One_method_maps_below_two_groups() => Silent(
        """
        GET /v1/items
        GET /v2/items
        """,
        App + """
            Items.Map(app.MapGroup("/v1"));
            Items.Map(app.MapGroup("/v2"));
            static class Items { public static void Map(RouteGroupBuilder group) => group.MapGet("items", () => 1); }
            """);

    [Fact]
    public Task Verbs_from_the_frameworks_constants() => Silent(
        "OPTIONS /check", App + """app.MapMethods("/check", ["OPTIONS"], () => 1);""");

    [Fact]
    public Task Endpoint_groups_by_class_with_wrappers_that_take_the_handler_first() => Silent(
        """
        GET /api/TodoItems/
        POST /api/TodoItems/{id}
        """,
        App + "app.MapAll(new TodoItems());",
        """
        public abstract class EndpointGroup { public abstract void Map(WebApplication app); }
        public class TodoItems : EndpointGroup
        {
            public override void Map(WebApplication app) => app.MapGroup(this).Get(List).Post(Create, "{id}");
            int List() => 1;
            int Create(int id) => id;
        }
        public static class Extensions
        {
            public static void MapAll(this WebApplication app, EndpointGroup group) => group.Map(app);
            public static RouteGroupBuilder MapGroup(this WebApplication app, EndpointGroup group) => app.MapGroup($"/api/{group.GetType().Name}");
            public static RouteGroupBuilder Get(this RouteGroupBuilder builder, Delegate handler, string pattern = "") { builder.MapGet(pattern, handler); return builder; }
            public static RouteGroupBuilder Post(this RouteGroupBuilder builder, Delegate handler, string pattern = "") { builder.MapPost(pattern, handler); return builder; }
        }
        """);

    [Fact]
    public Task Static_endpoint_classes_are_named_by_a_type_argument() => Silent(
        """
        GET /posts/{id}
        GET /comments/{id}
        """,
        App + """
            app.MapGroup("/posts").MapEndpoint<GetPost>();
            app.MapGroup("/comments").MapEndpoint<GetComment>();
            """,
        """
        public interface IEndpoint { static abstract void Map(IEndpointRouteBuilder app); }
        public class GetPost : IEndpoint { public static void Map(IEndpointRouteBuilder app) => app.MapGet("{id}", (int id) => id); }
        public class GetComment : IEndpoint { public static void Map(IEndpointRouteBuilder app) => app.MapGet("{id}", (int id) => id); }
        static class Extensions
        {
            public static IEndpointRouteBuilder MapEndpoint<TEndpoint>(this IEndpointRouteBuilder app) where TEndpoint : IEndpoint { TEndpoint.Map(app); return app; }
        }
        """);

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
    public Task What_the_frameworks_map_for_themselves_is_left_alone() => Silent(
        "",
        App + """
            app.MapHealthChecks("/health");
            app.MapFallbackToFile("index.html");
            app.MapStaticAssets();
            app.MapGroup("/admin").MapHealthChecks("live");
            app.MapControllers();
            app.MapRazorPages();
            """);

    [Fact]
    public Task Methods_that_are_only_called_like_endpoints() => Silent(
        "",
        """
        public record Theme(string Name);
        public static class Mapper
        {
            /// <remarks>See endpoints.MapPost("/reset", …).</remarks>
            public static string MapToDto(Theme theme) => theme.Name;
            public static string Map(Theme theme) => MapToDto(theme);
            public static int MapGet(string route, Func<int> value) => value();
            public static int Use() => MapGet("/x", () => 1);
        }
        public class MenuViewComponent : ViewComponent { public IViewComponentResult Invoke() => View(); }
        """);

    [Fact]
    public Task A_group_that_is_marked_where_it_is_built() => Silent(
        "",
        App + """
            var orders = app.MapGroup("/orders").WithMetadata(new DeliveryGap.PartOfAttribute("orders"));
            orders.MapOrders();
            """,
        """public static class Orders { public static void MapOrders(this RouteGroupBuilder group) { group.MapGet("/", () => 1); group.MapPost("/", () => 2); } }""");

    [Fact]
    public Task A_filter_that_carries_the_mark() => Silent(
        "",
        App + """
            app.MapGroup("/orders").AddEndpointFilter<OrdersFilter>().MapGet("/", () => 1);
            [DeliveryGap.PartOf("orders")] class OrdersFilter : IEndpointFilter
            {
                public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => next(context);
            }
            """);
}
