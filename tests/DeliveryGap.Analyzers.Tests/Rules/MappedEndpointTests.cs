using DeliveryGap.Analyzers.Tests.Verifier;
using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.EntryPointAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

public sealed class MappedEndpointTests
{
    private static string Program(string statements, string declarations = "") => $$"""
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        {{statements}}
        app.Run();
        {{declarations}}
        """;

    [Theory]
    [InlineData("""app.{|DG1001:MapGet|}("/orders", () => "all");""")]
    [InlineData("""app.{|DG1001:MapPost|}("/orders", (HttpContext context) => context.Request.Path.Value);""")]
    [InlineData("""app.{|DG1001:MapPut|}("/orders/{id:int}", (int id) => id);""")]
    [InlineData("""app.{|DG1001:MapDelete|}("/orders/{id}", (int id) => Results.NoContent()).WithName("delete").RequireAuthorization();""")]
    [InlineData("""app.{|DG1001:MapPatch|}("/orders", delegate (int id) { return id; });""")]
    [InlineData("""app.{|DG1001:Map|}("/orders", () => 1);""")]
    [InlineData("""app?.{|DG1001:MapGet|}("/orders", () => 1);""")]
    [InlineData("""EndpointRouteBuilderExtensions.{|DG1001:MapGet|}(app, "/orders", () => 1);""")]
    [InlineData("""app.{|DG1001:MapGet|}(handler: () => 1, pattern: "/orders");""")]
    [InlineData("""app.{|DG1001:MapGet|}("/orders", [PartOf("?")] () => 1);""")]
    [InlineData("""if (args.Length > 0) app.{|DG1001:MapGet|}("/orders", async () => { await Task.Yield(); return 1; });""")]
    [InlineData("""app.UseEndpoints(endpoints => { endpoints.{|DG1001:MapGet|}("/orders", () => 1); });""")]
    [InlineData("""var group = app.MapGroup("/api"); group.{|DG1001:MapGet|}("/orders", () => 1);""")]
    [InlineData("""foreach (var route in args) app.{|DG1001:MapGet|}(route, () => 1);""")]
    public Task UnmarkedEndpointIsReportedAtItsName(string statement) => Verify.VerifyAnalyzerAsync(Program(statement));

    [Fact]
    public Task EveryVerbIsAnEntryPoint() => Verify.VerifyAnalyzerAsync(
        Program("""app.{|#0:MapMethods|}("/orders", ["GET", "HEAD"], () => 1); app.{|#1:MapMethods|}("/carts", new[] { "PUT" }, () => 1);"""),
        Verify.Diagnostic().WithLocation(0).WithArguments("GET /orders", "orders"),
        Verify.Diagnostic().WithLocation(0).WithArguments("HEAD /orders", "orders"),
        Verify.Diagnostic().WithLocation(1).WithArguments("PUT /carts", "carts"));

    [Fact]
    public Task MessageSaysWhatToDo() => Verify.VerifyAnalyzerAsync(
        Program("""app.{|#0:MapGet|}("/weatherforecast", () => 1);"""),
        Verify.Diagnostic().WithLocation(0).WithMessage(
            "'GET /weatherforecast' serves no declared feature; mark it with [Feature(\"weatherforecast\")] or [PartOf(…)], or say with [NotAFeature(…)] why it serves no user"));

    [Fact]
    public Task MethodGroupsAndLocalFunctions() => Verify.VerifyAnalyzerAsync(Program(
        """
        app.{|DG1001:MapGet|}("/a", List);
        app.MapGet("/b", Marked);
        app.{|DG1001:MapGet|}("/c", Orders.Unmarked);
        app.MapGet("/d", Orders.Marked);
        app.MapGet("/e", new Carts().Show);
        app.MapGet("/f", Carts.List);
        static string List() => "all";
        [PartOf("orders")] static string Marked() => "all";
        """,
        """
        static class Orders { public static int Unmarked() => 1; [PartOf("orders")] public static int Marked() => 1; }
        [PartOf("carts")] class Carts { public int Show() => 1; public static int List() => 1; }
        """));

    [Theory]
    [InlineData("""app.MapGet("/orders", [Feature("orders")] () => "all");""")]
    [InlineData("""app.MapGet("/orders", [PartOf("orders")] () => "all");""")]
    [InlineData("""app.MapGet("/orders", [NotAFeature("a probe")] () => "all");""")]
    [InlineData("""app.MapGet("/orders", [AcceptedGap("DG1001", "internal until the launch")] () => "all");""")]
    [InlineData("""app.MapGet("/orders", () => "all").WithMetadata(new PartOfAttribute("orders"));""")]
    [InlineData("""app.MapGet("/orders", () => "all").WithName("orders").WithMetadata(new object(), new FeatureAttribute("orders") { Owner = "x" }).RequireAuthorization();""")]
    [InlineData("""app.MapGet("/orders", () => "all").WithMetadata(new NotAFeatureAttribute("a probe"));""")]
    [InlineData("""var orders = app.MapGet("/orders", () => "all"); orders.WithMetadata(new PartOfAttribute("orders"));""")]
    public Task MarkedEndpointIsSilent(string statement) => Verify.VerifyAnalyzerAsync(Program(statement));

    [Theory]
    [InlineData("""app.MapGet("/orders", (Bus bus) => bus.Send(new Order()));""")]
    [InlineData("""app.MapGet("/orders", (ISender sender, Order order) => sender.Send(order));""")]
    [InlineData("""app.MapGet("/orders", async (ISender sender) => { var order = new Order(); await sender.Send(order); });""")]
    [InlineData("""app.MapGet("/orders", (Checkout checkout) => checkout.Pay());""")]
    [InlineData("""app.MapGet("/orders", () => { return Inner(); int Inner() => new Checkout().Pay(); });""")]
    [InlineData("""app.MapGet("/orders", handlers[0]);""")]
    public Task WhatOnlyTheWholeCanDecideIsSilent(string statement) => Verify.VerifyAnalyzerAsync(Program(
        "Delegate[] handlers = [() => 1];" + statement,
        """
        class Order;
        class Bus { public int Send(object message) => 1; }
        interface ISender { Task Send(object message); }
        [Feature("checkout")] class Checkout { public int Pay() => 1; }
        """));

    [Theory]
    [InlineData("""app.{|DG1001:MapGet|}("/orders", () => Results.Ok(new Order()));""")]
    [InlineData("""app.{|DG1001:MapGet|}("/orders", () => new Order());""")]
    [InlineData("""app.{|DG1001:MapGet|}("/orders", (ILogger<Order> log) => log.LogInformation("listed {Count}", 3));""")]
    [InlineData("""app.{|DG1001:MapGet|}("/orders", (Store store) => store.Find(3));""")]
    public Task AnsweringWithAnOwnObjectIsNoHandOver(string statement) => Verify.VerifyAnalyzerAsync(Program(
        statement, "class Order; class Store { public Order Find(int id) => new(); }"));

    [Theory]
    [InlineData("[PartOf(\"orders\")] static class Endpoints")]
    [InlineData("[Feature(\"orders\")] static class Endpoints")]
    [InlineData("static class Outer { [NotAFeature(\"probes\")] public static class Middle { public static class Inner {} } } [PartOf(\"orders\")] static class Endpoints")]
    public Task TheTypeThatMapsMarksItsEndpoints(string type) => Verify.VerifyAnalyzerAsync($$"""
        using DeliveryGap;
        {{type}}
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/orders", () => 1);
                app.MapPost("/orders", () => 1);
            }
        }
        """);

    [Fact]
    public Task ExtensionMethodsMapToo() => Verify.VerifyAnalyzerAsync(
        """
        using DeliveryGap;
        static class Endpoints
        {
            public static IEndpointRouteBuilder MapOrders(this IEndpointRouteBuilder endpoints)
            {
                endpoints.{|#0:MapGet|}("/orders", () => 1);
                return endpoints;
            }

            [PartOf("carts")]
            public static void MapCarts(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/carts", () => 1);

            public static object Property { get { WebApplication app = null!; return app.{|#1:MapGet|}("p", () => 1); } }
            public static object Arrow => ((WebApplication)null!).{|#2:MapGet|}("q", () => 1);
        }
        """,
        Verify.Diagnostic().WithLocation(0).WithArguments("GET …/orders (Endpoints.MapOrders)", "orders"),
        Verify.Diagnostic().WithLocation(1).WithArguments("GET …/p (Endpoints.get_Property)", "p"),
        Verify.Diagnostic().WithLocation(2).WithArguments("GET …/q (Endpoints.get_Arrow)", "q"));

    [Fact]
    public Task OthersMethodsOfTheseNamesAreNoEndpoints() => Verify.VerifyAnalyzerAsync("""
        var map = new Grid();
        map.MapGet("/a", () => 1);
        map.Map("/b", () => 1);
        MapPost("/c", () => 1);
        var query = new[] { 1 }.Select(x => map.MapGet("/d", () => x));
        Console.WriteLine(nameof(Grid.MapGet) + query.Count());

        static int MapPost(string route, Func<int> handler) => handler();

        class Grid
        {
            public int MapGet(string route, Func<int> handler) => handler();
            public int Map(string route, Func<int> handler) => handler();
        }
        """);

    [Fact]
    public Task WhatIsNoCallMapsNothing() => Verify.VerifyAnalyzerAsync(Program(
        """
        System.Linq.Expressions.Expression<Action> e = () => app.MapGet("/orders", new RequestDelegate(Traced.Handle));
        Console.WriteLine(nameof(EndpointRouteBuilderExtensions.MapGet) + e);
        Traced.Map(app);
        """,
        """
        static class Traced
        {
            public static Task Handle(HttpContext context) => Task.CompletedTask;
            [System.Diagnostics.Conditional("NEVER")] static void Only(object o) { }
            public static void Map(WebApplication app) => Only(app.MapGet("/never", () => 1));
        }
        """));

    [Fact]
    public Task ManyEndpointsOfOneBodyAreReportedOnceEach()
    {
        var endpoints = string.Join("\n", Enumerable.Range(0, 20).Select(i => $"app.{{|DG1001:MapGet|}}(\"/orders/{i}\", () => {i});"));
        return Verify.VerifyAnalyzerAsync(Program(endpoints));
    }

    [Fact]
    public Task CodeThatIsBeingTyped() => new Verify.Test
    {
        CompilerDiagnostics = CompilerDiagnostics.None,
        TestState = { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication },
        TestCode = Program("""
            app.MapGet(
            app.MapGet("/a");
            app.MapGet("/b", );
            app.MapGet("/c", () => { return });
            app.MapGet("/d", Missing);
            app.MapGet("/e", (Unknown x) => x.Y(z));
            var x = x.MapGet("/f", () => x);
            unknown.MapGet("/g", () => 1);
            app.MapGet("/h", [PartOf(] () => 1);
            """),
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task ErrorsElsewhereDoNotHideAnEndpoint() => new Verify.Test
    {
        CompilerDiagnostics = CompilerDiagnostics.None,
        TestState = { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication },
        TestCode = Program("""
            app.{|DG1001:MapGet|}("/a", () => 1);
            int broken = "";
            app.MapGet("/b", [PartOf(Missing.Key)] () => 1);
            app.MapGet("/c", [Feature] () => 1);
            """),
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task ReferencedProjectsHandlersAreUndecided()
    {
        var test = new Verify.Test { TestCode = Program("""app.MapGet("/orders", (Library.Service service) => service.Run(new Library.Job()));""") };
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        test.TestState.AdditionalProjects["Library"].Sources.Add("namespace Library; public class Job; public class Service { public int Run(Job job) => 1; }");
        test.TestState.AdditionalProjectReferences.Add("Library");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task ReferencedAssembliesHandlersAreUndecided()
    {
        var test = new Verify.Test { TestCode = Program("""app.MapGet("/orders", (Library.Service service) => service.Run(new Library.Job()));""") };
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        test.TestState.AdditionalReferences.Add(TestMetadata.Compile(
            "Library", "namespace Library; public class Job; public class Service { public int Run(Job job) => 1; }"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
