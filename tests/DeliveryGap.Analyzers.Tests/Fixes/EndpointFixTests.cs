using DeliveryGap.CodeFixes;
using Microsoft.CodeAnalysis;
using Verify = DeliveryGap.Analyzers.Tests.CSharpCodeFixVerifier<
    DeliveryGap.Analyzers.Tests.Fixes.EveryRule, DeliveryGap.CodeFixes.EntryPointServesNoFeatureCodeFixProvider>;

namespace DeliveryGap.Analyzers.Tests.Fixes;

/// <summary>DG1001 on minimal APIs.</summary>
public sealed class EndpointFixTests
{
    private const string Declared = """[{|DG1002:Feature("orders")|}] [SuccessMetric("?", MetricKind.Completion)] """;

    [Theory]
    [InlineData("""() => "listed" """, """() => "listed" """)]
    [InlineData("""static () => "listed" """, """static () => "listed" """)]
    [InlineData("""async () => { await Task.Yield(); return "listed"; }""", """async () => { await Task.Yield(); return "listed"; }""")]
    [InlineData("""(HttpContext context) => "listed" """, """(HttpContext context) => "listed" """)]
    [InlineData("""context => Task.CompletedTask""", """(context) => Task.CompletedTask""")]
    [InlineData("""async context => await Task.Yield()""", """async (context) => await Task.Yield()""")]
    [InlineData("""static /* why */ context /* not */ => Task.CompletedTask""", """static /* why */ (context) /* not */ => Task.CompletedTask""")]
    [InlineData("""string () => "listed" """, """string () => "listed" """)]
    public Task ALambdaIsMarkedBeforeItsParameters(string lambda, string marked) => VerifyAsync(
        EntryPointServesNoFeatureCodeFixProvider.DeclareKey,
        $"""
        using DeliveryGap;
        var app = WebApplication.Create(args);
        app.{"{|DG1001:MapGet|}"}("/orders", {lambda});
        """,
        $"""
        using DeliveryGap;
        var app = WebApplication.Create(args);
        app.MapGet("/orders", {Declared}{marked});
        """);

    [Fact]
    public Task ALambdaBehindACastIsMarked() => VerifyAsync(EntryPointServesNoFeatureCodeFixProvider.NotAFeatureKey, """
        using DeliveryGap;
        var app = WebApplication.Create(args);
        app.{|DG1001:MapGet|}("/orders", (RequestDelegate)(context => Task.CompletedTask));
        """, """
        using DeliveryGap;
        var app = WebApplication.Create(args);
        app.{|DG1001:MapGet|}("/orders", (RequestDelegate)([NotAFeature("?")] (context) => Task.CompletedTask));
        """);

    [Fact]
    public Task ArgumentsMayStandInAnyOrder() => VerifyAsync(AcceptedGapRemedy.Key, """
        using DeliveryGap;
        var app = WebApplication.Create(args);
        app.{|DG1001:MapGet|}(
            handler: () => "listed",
            pattern: "/orders");
        """, """
        using DeliveryGap;
        var app = WebApplication.Create(args);
        app.{|DG1001:MapGet|}(
            handler: [AcceptedGap("DG1001", {|DG1016:"?"|})] () => "listed",
            pattern: "/orders");
        """);

    [Fact]
    public Task AnAnonymousMethodIsMarkedByMetadata() => VerifyAsync(EntryPointServesNoFeatureCodeFixProvider.PartOfKey + "pay", """
        using DeliveryGap;
        var app = WebApplication.Create(args);
        app.{|DG1001:MapGet|}("/orders", delegate () { return "listed"; }).WithName("orders");

        [Feature("pay"), SuccessMetric("shop.paid", MetricKind.Revenue, Target = 5.0)]
        static class Pay;
        """, """
        using DeliveryGap;
        var app = WebApplication.Create(args);
        app.MapGet("/orders", delegate () { return "listed"; }).WithMetadata(new PartOfAttribute("pay")).WithName("orders");

        [Feature("pay"), SuccessMetric("shop.paid", MetricKind.Revenue, Target = 5.0)]
        static class Pay;
        """);

    [Fact]
    public Task ALocalFunctionIsMarkedWhereItIsDeclared() => VerifyAsync(EntryPointServesNoFeatureCodeFixProvider.DeclareKey, """
        using DeliveryGap;
        var app = WebApplication.Create(args);
        app.{|DG1001:MapGet|}("/orders", List);

        static string List() => "listed";
        """, """
        using DeliveryGap;
        var app = WebApplication.Create(args);
        app.MapGet("/orders", List);

        [{|DG1002:Feature("orders")|}]
        [SuccessMetric("?", MetricKind.Completion)]
        static string List() => "listed";
        """);

    [Fact]
    public Task AMethodInAnotherFileIsMarkedThere()
    {
        var test = Test(EntryPointServesNoFeatureCodeFixProvider.DeclareKey);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        test.TestState.Sources.Add("""
            var app = WebApplication.Create(args);
            app.{|DG1001:MapGet|}("/orders", Shop.Orders.List);
            """);
        test.TestState.Sources.Add("""
            namespace Shop;

            static class Orders
            {
                public static string List() => "listed";
            }
            """);
        test.FixedState.Sources.Add("""
            var app = WebApplication.Create(args);
            app.MapGet("/orders", Shop.Orders.List);
            """);
        test.FixedState.Sources.Add("""
            using DeliveryGap;

            namespace Shop;

            static class Orders
            {
                [{|DG1002:Feature("orders")|}]
                [SuccessMetric("?", MetricKind.Completion)]
                public static string List() => "listed";
            }
            """);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task AHandlerThatIsMappedTwiceIsMarkedOnce() => VerifyAsync(EntryPointServesNoFeatureCodeFixProvider.DeclareKey, """
        using DeliveryGap;
        var app = WebApplication.Create(args);
        app.{|DG1001:MapGet|}("/orders", Orders.List);
        app.{|DG1001:MapGet|}("/purchases", Orders.List);

        static class Orders
        {
            public static string List() => "listed";
        }
        """, """
        using DeliveryGap;
        var app = WebApplication.Create(args);
        app.MapGet("/orders", Orders.List);
        app.MapGet("/purchases", Orders.List);

        static class Orders
        {
            [{|DG1002:Feature("orders")|}]
            [SuccessMetric("?", MetricKind.Completion)]
            public static string List() => "listed";
        }
        """);

    [Fact]
    public Task EndpointsInOneFileShareOneUsing() => VerifyAsync(EntryPointServesNoFeatureCodeFixProvider.DeclareKey, """
        var app = WebApplication.Create(args);
        app.{|DG1001:MapGet|}("/orders", () => "listed");
        app.{|DG1001:MapPost|}("/orders", () => "placed");
        """, """
        using DeliveryGap;

        var app = WebApplication.Create(args);
        app.MapGet("/orders", [{|DG1002:Feature("orders")|}] [SuccessMetric("?", MetricKind.Completion)] () => "listed");
        app.MapPost("/orders", [{|DG1002:Feature("orders-2")|}] [SuccessMetric("?", MetricKind.Completion)] () => "placed");
        """);

    [Fact]
    public Task AnEndpointMappedInAMethodIsMarkedAtItsLambda() => VerifyAsync(EntryPointServesNoFeatureCodeFixProvider.NotAFeatureKey, """
        using DeliveryGap;

        static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.{|DG1001:MapGet|}(
                    "/orders",
                    () => "listed");
            }
        }
        """, """
        using DeliveryGap;

        static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.{|DG1001:MapGet|}(
                    "/orders",
                    [NotAFeature("?")] () => "listed");
            }
        }
        """);

    [Fact]
    public Task NoFeatureIsDeclaredByMetadata()
    {
        const string source = """
            var app = WebApplication.Create(args);
            app.{|DG1001:MapGet|}("/orders", delegate () { return "listed"; });
            """;
        return VerifyAsync(EntryPointServesNoFeatureCodeFixProvider.DeclareKey, source, source);
    }

    [Fact]
    public async Task FeaturesAreOfferedNearestFirst()
    {
        var titles = await OfferedActions.TitlesAsync<EveryRule, EntryPointServesNoFeatureCodeFixProvider>("""
            using DeliveryGap;
            var app = WebApplication.Create(args);
            app.MapGet("/orders/refund", () => "refunded");

            [Feature("catalog.search")] static class A;
            [Feature("orders.place")] static class B;
            [Feature("orders.refund.list")] static class C;
            [Feature("?")] static class D;
            """, "DG1001");
        Assert.Equal(
            [
                "Declare the feature 'orders.refund' here", "Make it part of 'orders.refund.list'", "Make it part of 'orders.place'",
                "Make it part of 'catalog.search'", "Say why it serves no user", "Accept this gap (DG1001), with a reason",
            ],
            titles);
    }

    [Fact]
    public async Task NoMoreFeaturesAreOfferedThanAMenuShows()
    {
        var features = Enumerable.Range(0, 3 * EntryPointServesNoFeatureCodeFixProvider.MaxFeaturesOffered)
            .Select(number => $"[Feature(\"f{number}\")] static class F{number};");
        var titles = await OfferedActions.TitlesAsync<EveryRule, EntryPointServesNoFeatureCodeFixProvider>($"""
            using DeliveryGap;
            WebApplication.Create(args).MapGet("/orders", () => "listed");
            {string.Join('\n', features)}
            """, "DG1001");
        Assert.Equal(
            EntryPointServesNoFeatureCodeFixProvider.MaxFeaturesOffered,
            titles.Count(title => title.StartsWith("Make it part of", StringComparison.Ordinal)));
    }

    private static Verify.Test Test(string key) => new() { CodeActionEquivalenceKey = key };

    private static Task VerifyAsync(string key, string source, string fixedSource)
    {
        var test = Test(key);
        test.TestCode = source;
        test.FixedCode = fixedSource;
        test.TestState.OutputKind = TestDefaults.OutputKindOf(source);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
