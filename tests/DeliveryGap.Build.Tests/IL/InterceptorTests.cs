using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.IL;

/// <summary>ASP.NET Core's request delegate generator has the compiler call methods of its own; see the stand-in for their shape.</summary>
public class InterceptorTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using DeliveryGap;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;

        """;

    private const string Generated = """
        namespace Microsoft.AspNetCore.Http.Generated
        {
            file static class GeneratedRouteBuilderExtensionsCore
            {
                internal static RouteHandlerBuilder MapGet0(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) =>
                    MapCore(endpoints, pattern, handler, ["GET"]);

                internal static RouteHandlerBuilder MapMethods13(this IEndpointRouteBuilder endpoints, string pattern, IEnumerable<string> httpMethods, Delegate handler) =>
                    MapCore(endpoints, pattern, handler, httpMethods);

                internal static RouteHandlerBuilder MapCore(IEndpointRouteBuilder endpoints, string pattern, Delegate handler, IEnumerable<string> httpMethods) =>
                    throw new NotSupportedException();
            }
        }
        """;

    private const string Direct = """
        static class Routes
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/orders/{id}", [Feature("order")] (int id) => id).WithName("order");
                app.MapMethods("/orders", new[] { "GET", "HEAD" }, () => "all");
            }
        }

        """;

    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void An_intercepted_call_is_the_one_that_source_shows(OptimizationLevel optimization)
    {
        var intercepted = Direct.Replace("MapGet(", "MapGet0(", StringComparison.Ordinal).Replace("MapMethods(", "MapMethods13(", StringComparison.Ordinal);

        var expected = Read(Direct, optimization);
        Assert.Equal(["GET /orders", "GET /orders/{id}", "HEAD /orders"], expected.EntryPoints.Select(entry => entry.Split('|')[0]).Order(StringComparer.Ordinal));
        Assert.Equal(expected.EntryPoints, Read(intercepted, optimization).EntryPoints);
        Assert.Equal(expected.Calls, Read(intercepted, optimization).Calls);
    }

    [Fact]
    public void A_method_of_that_class_that_no_call_was_made_of_stays_itself()
    {
        var (entryPoints, calls) = Read("""
            static class Routes
            {
                public static void Map(IEndpointRouteBuilder app) =>
                    Microsoft.AspNetCore.Http.Generated.GeneratedRouteBuilderExtensionsCore.MapCore(app, "/", () => "x", ["GET"]);
            }

            """, OptimizationLevel.Release);

        Assert.Empty(entryPoints);
        Assert.Contains("GeneratedRouteBuilderExtensionsCore.MapCore", Assert.Single(calls), StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_of_another_class_with_a_number_stays_itself()
    {
        var (entryPoints, calls) = Read("""
            static class GeneratedRouteBuilderExtensionsCore
            {
                public static void MapGet0(this IEndpointRouteBuilder app, string pattern, Delegate handler) { }
            }

            static class Routes
            {
                public static void Map(IEndpointRouteBuilder app) => GeneratedRouteBuilderExtensionsCore.MapGet0(app, "/", () => "x");
            }

            """, OptimizationLevel.Release);

        Assert.Empty(entryPoints);
        Assert.StartsWith("M:GeneratedRouteBuilderExtensionsCore.MapGet0(", Assert.Single(calls), StringComparison.Ordinal);
    }

    private static (List<string> EntryPoints, List<string> Calls) Read(string routes, OptimizationLevel optimization)
    {
        using var compiler = new Compiler();
        var needsUsing = routes.Contains("MapGet0(\"", StringComparison.Ordinal);
        var reader = compiler.Read((needsUsing ? "using Microsoft.AspNetCore.Http.Generated;\n" : "") + Usings + routes + Generated, optimization);
        Assert.Empty(reader.Problems);
        var entryPoints = reader.MappingMethods.SelectMany(method => new EntryPointFinder(reader).InBody(method))
            .Select(entry => $"{entry.Id}|{entry.HttpMethod}|{entry.HttpRoute}|{entry.Symbol}|{entry.Handlers.Count}|{entry.Marks.Sum(marks => marks.Count)}");
        var calls = reader.FindType("Routes")!.Methods.SelectMany(method => reader.ReadBody(method.Id)!.Calls)
            .Select(call => $"{call.Method} of {call.DeclaringType}.{call.Name}({call.Arguments.Count}) : {call.ReturnType}");
        return ([.. entryPoints.Order(StringComparer.Ordinal)], [.. calls]);
    }
}
