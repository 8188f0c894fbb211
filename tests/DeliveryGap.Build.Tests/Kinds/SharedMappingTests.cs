using DeliveryGap.Build.Tests.Evidence;

namespace DeliveryGap.Build.Tests.Kinds;

/// <summary>Endpoints that a library of a team's own maps for whichever application asks.</summary>
public class SharedMappingTests
{
    private const string Defaults = """
        namespace Defaults;
        public static class Extensions
        {
            public static WebApplication UseDocuments(this WebApplication app) { MapStart(app); app.Use(next => next); return app; }
            public static WebApplication MapStatus(this WebApplication app) { var group = app.MapGroup("/status"); group.MapGet("/now", () => "fine"); return app; }
            public static void MapLater(this WebApplication app) { Action map = () => app.MapGet("/later", () => "later"); map(); }
            private static void MapStart(WebApplication app) => app.MapGet("/", () => "start");
        }
        """;

    private static Evidence.Evidence Application(string program, string library = Defaults) =>
        Evidence.Evidence.Of(new Project("Shop", $"using Defaults; var app = WebApplication.Create(args); app.MapGet(\"/orders\", () => 1); {program}"), new Project("Defaults", library));

    [Fact]
    public void What_the_application_does_not_ask_for_is_not_there() => Application("app.Run();").EntersInBuild("GET /orders");

    [Fact]
    public void What_it_asks_for_is_there() => Application("app.UseDocuments().MapStatus(); app.Run();").EntersInBuild("""
        GET /
        GET /orders
        GET /status/now
        """);

    [Fact]
    public void In_a_lambda_too() => Application("app.MapLater(); app.Run();").EntersInBuild("""
        GET /later
        GET /orders
        """);

    [Fact]
    public void A_delegate_may_be_called() => Application("Func<WebApplication, WebApplication> use = Extensions.UseDocuments; use(app); app.Run();").EntersInBuild("""
        GET /
        GET /orders
        """);

    [Fact]
    public void What_reflection_runs_may_be_any() => Application("""
        foreach (var method in typeof(Extensions).GetMethods()) { if (method.Name == args[0]) method.Invoke(null, [app]); }
        app.Run();
        """).EntersInBuild("""
        GET /
        GET /later
        GET /orders
        GET /status/now
        """);

    [Fact]
    public void A_module_is_found_by_its_interface() => Application(
        "foreach (var module in Modules.All()) module.Map(app); Maps<Fixed>(app); app.Run(); void Maps<T>(WebApplication to) where T : IFixed => T.Map(to);", """
        namespace Defaults;
        public interface IModule { void Map(WebApplication app); }
        public class Prices : IModule { public void Map(WebApplication app) => app.MapGet("/prices", () => 1); }
        public static class Modules { public static IEnumerable<IModule> All() => [new Prices()]; }
        public interface IFixed { static abstract void Map(WebApplication app); }
        public class Fixed : IFixed { public static void Map(WebApplication app) => app.MapGet("/fixed", () => 1); }
        """).EntersInBuild("""
        GET /fixed
        GET /orders
        GET /prices
        """);

    [Fact]
    public void In_the_application_itself_a_method_may_be_found_by_its_name() => Evidence.Evidence.Of("""
        WebApplication.Create(args).Run();
        static class Routes { public static void Map(WebApplication app) => app.MapGet("/orders", () => 1); }
        """).Enters("GET /orders");

    [Theory]
    [InlineData("[HttpMethods.Options]", "OPTIONS /check")]
    [InlineData("[HttpMethods.Get, HttpMethods.Head]", "GET /check\nHEAD /check")]
    [InlineData("new[] { HttpMethods.Put, \"patch\" }", "PUT /check\nPATCH /check")]
    [InlineData("new List<string> { args[0] }", "… /check")]
    public void Verbs_are_named_by_the_frameworks_fields(string verbs, string expected) =>
        Evidence.Evidence.Of($"var app = WebApplication.Create(args); app.MapMethods(\"/check\", {verbs}, () => 1); app.Run();").Enters(expected);
}
