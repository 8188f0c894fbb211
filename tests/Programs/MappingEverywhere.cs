using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Shop.Mapping;

public class Startup
{
    private readonly string route = "/field";

    public static readonly Action<IEndpointRouteBuilder> Later = routes => routes.MapGet("/later", () => 1);

    public void Configure(IApplicationBuilder app) => app.UseRouting().UseEndpoints(endpoints =>
    {
        endpoints.MapGet(route, context => context.Response.WriteAsync(route));
        endpoints.MapPost("/two", new RequestDelegate(Handle));
        void More(string name) => endpoints.MapDelete(name, () => { });
        More("/three");
    });

    public static async Task MapAsync(IEndpointRouteBuilder routes)
    {
        await Task.Yield();
        routes.MapGet("/async", static () => "async");
        EndpointRouteBuilderExtensions.MapPut(routes, pattern: "/static", handler: Save);
    }

    public void Otherwise(IEndpointRouteBuilder routes) => routes.MapFallback(() => "fallback");

    public static void Overloads(IEndpointRouteBuilder routes, int number) => Overloads(routes, "/" + number);

    public static void Overloads(IEndpointRouteBuilder routes, string route) => routes.MapGet(route, Instance.Self.Get);

    private static Task Handle(HttpContext context) => Task.CompletedTask;

    private static void Save(Entity entity)
    {
    }

    public class Entity;

    public class Instance
    {
        public static readonly Instance Self = new();

        public string Get() => "instance";
    }
}
