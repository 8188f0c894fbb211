using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Shop.Groups;

public interface IEndpoints
{
    static abstract void Map(IEndpointRouteBuilder routes);
}

public interface IModule
{
    string Prefix { get; }

    void Add(IEndpointRouteBuilder routes);
}

public sealed class Orders : IEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGroup("/orders").MapGet("/{id}", (int id) => id);
}

public sealed class CartModule(string version) : IModule
{
    public string Prefix { get; } = "/cart";

    public void Add(IEndpointRouteBuilder routes) => routes.MapGet($"/{version}/items", () => "items");
}

public sealed class Startup
{
    private const string Version = "v2";
    private readonly RouteGroupBuilder kept;

    public Startup(IEndpointRouteBuilder routes) => kept = routes.MapGroup("/kept");

    public void Chains(WebApplication app)
    {
        app.MapGroup("/api").MapGroup(Version).WithTags("tags").MapGet("/chained", () => "chained");
        var api = app.MapGroup("/api");
        var orders = api.MapGroup("/" + Version);
        orders.MapGet("/local", () => "local");
        kept.MapGet("/field", () => "field");
        api.MapOrders("/extended").MapDelete("/after", () => "after");
        InParameter(orders, "/parameter");
        Returned(app).MapGet("/returned", () => "returned");
        var (first, second) = Pair(app);
        first.MapGet("/first", () => "first");
        second.MapGet("/second", () => "second");
        var both = (Api: api, Name: "named");
        both.Api.MapGet(both.Name, () => "tuple");
        Action<string> map = path => api.MapGet(path, () => "lambda");
        map("/lambda");
        void Local(string path) => orders.MapPost(path, () => "local function");
        Local("/function");
        Local("/again");
        Add<Orders>(app);
        AddModules(app, new CartModule("v1"), new CartModule("v3"));
        app.MapFallback(() => "fallback");
        var nested = app.MapGroup("/nested");
        if (Version.Length > 3)
            nested = nested.MapGroup("/deeper");
        nested.MapGet("/either", () => "either");
    }

    public static void Loops(IEndpointRouteBuilder routes, string[] prefixes)
    {
        foreach (var prefix in prefixes)
            routes.MapGroup(prefix).MapGet("/looped", () => "looped");
        foreach (var version in new[] { "v1", "v2" })
            routes.MapGet("/" + version + "/each", () => "each");
    }

    private static void InParameter(RouteGroupBuilder group, string path)
    {
        group.MapGet(path, () => "parameter");
        Action later = () => group.MapPut(path, () => "captured");
        later();
    }

    private static RouteGroupBuilder Returned(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/returned");
        group.WithTags("more");
        return group;
    }

    private static (RouteGroupBuilder First, RouteGroupBuilder Second) Pair(IEndpointRouteBuilder routes) =>
        (routes.MapGroup("/one"), routes.MapGroup("/two"));

    private static void Add<T>(IEndpointRouteBuilder routes)
        where T : IEndpoints
    {
        T.Map(routes);
        Take(typeof(T), typeof(Orders), typeof(List<>));
    }

    private static void AddModules(IEndpointRouteBuilder routes, params IModule[] modules)
    {
        foreach (var module in modules)
            module.Add(routes.MapGroup(module.Prefix));
    }

    private static void Take(params Type[] types)
    {
    }
}

public static class Extensions
{
    public static RouteGroupBuilder MapOrders(this IEndpointRouteBuilder routes, string prefix)
    {
        var group = routes.MapGroup(prefix);
        group.MapGet("/orders", Handle).WithName("orders");
        return group;
    }

    private static Task Handle(HttpContext context) => Task.CompletedTask;
}
