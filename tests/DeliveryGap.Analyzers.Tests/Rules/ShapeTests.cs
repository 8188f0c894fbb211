using static DeliveryGap.Analyzers.Tests.Rules.Shapes;

namespace DeliveryGap.Analyzers.Tests.Rules;

/// <summary>Minimal APIs.</summary>
public sealed class ShapeTests
{
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

    [Fact]
    public Task Verbs_from_the_frameworks_fields() => Silent(
        "OPTIONS /check",
        App + """app.MapMethods("/check", [HttpMethods.Options], ([FromHeader(Name = "token")] string value) => value);""");

    [Fact]
    public Task Two_modules_have_helpers_and_routes_of_the_same_names() => Silent(
        """
        GET /api/v{version:apiVersion}/subscriptions
        GET /api/v{version:apiVersion}/subscriptions/me
        GET /api/webhooks/subscriptions
        """,
        App + """
            Billing.Module.Map(app);
            Webhooks.Module.Map(app);
            """,
        """
        namespace Billing
        {
            static class GetSubscription
            {
                public static RouteHandlerBuilder MapGetSubscription(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/subscriptions", () => 1);
                public static RouteHandlerBuilder MapGetMySubscription(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/subscriptions/me", () => 1);
            }
            static class Module
            {
                public static void Map(IEndpointRouteBuilder endpoints)
                {
                    var group = endpoints.MapGroup("api/v{version:apiVersion}").WithTags("Billing");
                    group.MapGetSubscription();
                    group.MapGetMySubscription();
                }
            }
        }
        """,
        """
        namespace Webhooks
        {
            static class GetSubscription { public static RouteHandlerBuilder MapGetSubscription(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/subscriptions", () => 1); }
            static class Module { public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGroup("api/webhooks").MapGetSubscription(); }
        }
        """);

    [Fact]
    public Task Many_classes_have_a_static_Map() => Silent(
        """
        GET /api/tenants/{id}
        POST /api/tenants/
        """,
        App + """
            var group = app.MapGroup("/api/tenants");
            GetTenant.Map(group);
            CreateTenant.Map(group).AllowAnonymous();
            """,
        "static class GetTenant { public static RouteHandlerBuilder Map(IEndpointRouteBuilder endpoints) { return endpoints.MapGet(\"/{id}\", (string id) => id); } }",
        "static class CreateTenant { public static RouteHandlerBuilder Map(IEndpointRouteBuilder endpoints) { return endpoints.MapPost(\"/\", () => 1); } }");

    [Fact]
    public Task Own_health_endpoints_are_mapped_on_a_group() => Silent(
        """
        GET /health/live
        GET /health/ready
        """,
        App + "app.MapOwnHealth();",
        """
        public static class Health
        {
            public static IEndpointRouteBuilder MapOwnHealth(this IEndpointRouteBuilder app)
            {
                ArgumentNullException.ThrowIfNull(app);
                var group = app.MapGroup("/health").WithTags("Health").AllowAnonymous().DisableRateLimiting();
                group.MapGet("/live", async Task<Microsoft.AspNetCore.Http.HttpResults.Ok<string>> (CancellationToken cancellation) => { await Task.Delay(1, cancellation); return TypedResults.Ok("up"); });
                group.MapGet("/ready", () => TypedResults.Ok("ready"));
                return app;
            }
        }
        """);

    [Fact]
    public Task Full_routes_stand_beside_a_hub() => Silent(
        """
        GET /
        GET /api/v1/realtime/presence
        hub AppHub.Send
        """,
        App + """
            app.MapGet("/", () => Results.Ok("here")).WithTags("Playground").AllowAnonymous();
            app.MapRealtime();
            """,
        """
        public class AppHub : Microsoft.AspNetCore.SignalR.Hub { public Task Send(string text) => Task.CompletedTask; }
        public static class Realtime
        {
            public static void MapRealtime(this IEndpointRouteBuilder endpoints)
            {
                endpoints.MapHub<AppHub>("/api/v1/realtime/hub");
                endpoints.MapGet("/api/v1/realtime/presence", () => 1);
            }
        }
        """);

    [Fact]
    public Task Handlers_with_attributes_defaults_and_an_explicit_return_type() => Silent(
        """
        GET /types
        GET /types/{id:int}
        POST /search
        """,
        App + """
            app.MapGet("/types", [ProducesResponseType<string>(200)] async (HttpContext context) => { await Task.Yield(); return context.TraceIdentifier; });
            app.MapGet("/types/{id:int}", async Task<IResult> (int id, [FromQuery] int page = 1) => { await Task.Yield(); return Results.Ok(id + page); });
            app.MapPost("/search", static ([AsParameters] Query query, CancellationToken cancellation) => Task.FromResult(query.Text));
            record struct Query([FromQuery] string Text, [FromHeader] string Key);
            """);

    [Fact]
    public Task A_redirect_that_only_development_maps() => Silent(
        "GET /",
        App + "app.UseDefaultOpenApi();",
        """
        public static class OpenApi
        {
            public static IApplicationBuilder UseDefaultOpenApi(this WebApplication app)
            {
                if (app.Environment.IsDevelopment())
                    app.MapGet("/", () => Results.Redirect("/docs")).ExcludeFromDescription();
                return app;
            }
        }
        """);

    [Fact]
    public Task An_own_extension_maps_nothing_but_health_checks() => Silent(
        "",
        App + """
            app.MapDefaultEndpoints();
            static class Defaults
            {
                public static WebApplication MapDefaultEndpoints(this WebApplication app)
                {
                    app.MapHealthChecks("/health");
                    app.MapHealthChecks("/alive", new Microsoft.AspNetCore.Diagnostics.HealthChecks.HealthCheckOptions { Predicate = check => check.Tags.Contains("live") });
                    return app;
                }
            }
            """);

    [Fact]
    public Task Services_configure_the_pipeline_in_a_loop() => Silent(
        "GET /signal/state",
        App + "foreach (var module in app.Services.GetServices<IModuleInitializer>()) module.Configure(app, app.Environment);",
        """
        public interface IModuleInitializer { void Configure(IApplicationBuilder app, IWebHostEnvironment environment); }
        public class Signals : IModuleInitializer
        {
            public void Configure(IApplicationBuilder app, IWebHostEnvironment environment) => app.UseEndpoints(endpoints => endpoints.MapGet("/signal/state", () => 1));
        }
        """);
}
