using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static DeliveryGap.Analyzers.Tests.Rules.Shapes;

namespace DeliveryGap.Analyzers.Tests.Rules;

/// <summary>Code that calls packages, or is called by them.</summary>
public sealed class PackageShapeTests
{
    private const string Usings = """
        using System;
        using System.Linq.Expressions;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;

        """;

    private static MetadataReference Package(string source) => TestMetadata.Compile("Package", Usings + source);

    private const string VersionedApp = App + """
        var catalog = app.NewVersionedApi("Catalog");
        var both = catalog.MapGroup("api/catalog").HasApiVersion(1, 0).HasApiVersion(2, 0);
        var first = catalog.MapGroup("api/catalog").HasApiVersion(1, 0);
        var second = catalog.MapGroup("api/catalog").HasApiVersion(2, 0);
        both.MapGet("/items/{id:int}", (int id) => id).WithName("item");
        first.MapGet("/items", () => 1);
        second.MapGet("/items", () => 2);
        app.NewVersionedApi("Orders").MapOrders().RequireAuthorization();
        """;

    private const string VersionedOrders = """
        static class OrdersApi
        {
            public static RouteGroupBuilder MapOrders(this IEndpointRouteBuilder app)
            {
                var api = app.MapGroup("api/orders").HasApiVersion(1, 0);
                api.MapPut("/cancel", Cancel);
                return api;
            }
            static int Cancel() => 1;
        }
        """;

    private const string VersionedIds = """
        GET /api/catalog/items/{id:int}
        GET /api/catalog/items
        GET /api/catalog/items #2
        PUT /api/orders/cancel
        """;

    [Fact]
    public Task A_packages_versioned_builder_has_a_name_and_no_prefix() => Silent(
        VersionedIds,
        [Package("""
            public interface IVersionedEndpointRouteBuilder : IEndpointRouteBuilder { }
            public static class Versioning
            {
                public static IVersionedEndpointRouteBuilder NewVersionedApi(this IEndpointRouteBuilder builder, string name) => throw new NotSupportedException();
                public static TBuilder HasApiVersion<TBuilder>(this TBuilder builder, int major, int minor) where TBuilder : IEndpointConventionBuilder => builder;
            }
            """)],
        VersionedApp, VersionedOrders);

    [Fact]
    public Task A_packages_fluent_helpers_are_extension_members()
    {
        Assert.SkipUnless(typeof(LanguageVersion).GetField("CSharp14") is not null, "This compiler has no extension members.");
        return Silent(
            VersionedIds,
            [Package("""
                public interface IVersionedEndpointRouteBuilder : IEndpointRouteBuilder { }
                public static class Versioning
                {
                    extension(IEndpointRouteBuilder builder) { public IVersionedEndpointRouteBuilder NewVersionedApi(string name) => throw new NotSupportedException(); }
                    extension<TBuilder>(TBuilder builder) where TBuilder : IEndpointConventionBuilder { public TBuilder HasApiVersion(int major, int minor) => builder; }
                }
                """)],
            VersionedApp, VersionedOrders);
    }

    [Fact]
    public Task A_package_finds_endpoint_classes_by_its_interface() => Silent(
        "GET /api/catalog-items",
        [Package("""
            namespace MinimalApi.Endpoint
            {
                public interface IEndpoint { void AddRoute(IEndpointRouteBuilder app); }
                public interface IEndpoint<TResult, TRequest> : IEndpoint { Task<TResult> HandleAsync(TRequest request); }
                public static class Extensions { public static void MapEndpoints(this WebApplication app) { } }
            }
            """)],
        """
        public class ListEndpoint : MinimalApi.Endpoint.IEndpoint<string, int>
        {
            public void AddRoute(IEndpointRouteBuilder app) => app.MapGet("api/catalog-items", async (int? size) => await HandleAsync(size ?? 1)).WithTags("Items");
            public Task<string> HandleAsync(int request) => Task.FromResult("");
        }
        """);

    [Fact]
    public Task What_packages_map_for_themselves_is_left_alone() => Silent(
        "",
        [Package("""
            public sealed class Options { public string Title = ""; }
            public static class Mapping
            {
                public static IEndpointConventionBuilder MapOpenApi(this IEndpointRouteBuilder endpoints, string pattern) => throw new NotSupportedException();
                public static IEndpointConventionBuilder MapApiReference(this IEndpointRouteBuilder endpoints, Action<Options> configure) => throw new NotSupportedException();
                public static IApplicationBuilder UseJobDashboard(this IApplicationBuilder app, string route) => app;
                public static void MapForwarder(this IEndpointRouteBuilder endpoints, string pattern, string destination) { }
            }
            public interface IRecurringJobs { void AddOrUpdate<T>(string id, Expression<Func<T, Task>> call, string cron); }
            """)],
        App + """
            app.MapOpenApi("/openapi/{documentName}.json");
            app.MapApiReference(options => options.Title = "Shop");
            app.UseJobDashboard("/jobs");
            app.MapForwarder("/identity/{**rest}", "http://identity");
            Files.MapEndpoints(app, null!);
            static class Files
            {
                public static void MapEndpoints(IEndpointRouteBuilder endpoints, IRecurringJobs jobs) => jobs.AddOrUpdate<Purge>("files-purge", purge => purge.Run(), "0 3 * * *");
            }
            class Purge { public Task Run() => Task.CompletedTask; }
            """);
}
