using DeliveryGap.Build.Tests.IL;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeliveryGap.Build.Tests.Running;

/// <summary>The route that the manifest gives an entry point is the one that its requests are measured with.</summary>
public sealed class HttpRouteTests
{
    private static readonly string Source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Programs", "HttpRoutes.cs"));

    private static readonly CSharpCompilationOptions Executable =
        new(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>A program whose controllers are mapped in the way that is put in.</summary>
    private const string Small = """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews(options => options.EnableEndpointRouting = !IsOld);
        var app = builder.Build();
        MAP
        app.Run();

        public partial class Program { private const bool IsOld = OLD; }
        [Route("attributed")] public sealed class AttributedController : ControllerBase { [HttpGet("one")] public string One() => "one"; }
        public sealed class PlainController : Controller { public string Index() => "plain"; }
        """;

    /// <summary>A request to each entry point, by its id.</summary>
    private static readonly (string Id, string Request)[] Requests =
    [
        ("GET /", "GET /"),
        ("POST /", "POST /"),
        ("OPTIONS /", "OPTIONS /"),
        ("PUT /", "PUT /"),
        ("DELETE /", "DELETE /"),
        ("PATCH /", "PATCH /"),
        ("GET /absolute", "GET /absolute"),
        ("GET /relative", "GET /relative"),
        ("GET /Api/Tokens/List", "GET /api/tokens/list"),
        ("GET /Api/Tokens/One/{id:int?}", "GET /api/tokens/one/3"),
        ("GET /Api/Tokens/Literal/[literal]", "GET /api/tokens/literal/[literal]"),
        ("GET /Api/Tokens/Named/{name:alpha=none}", "GET /api/tokens/named"),
        ("GET /Api/Tokens/Other/{**rest}", "GET /api/tokens/other/a/b"),
        ("GET /Admin/Things/all", "GET /admin/things/all"),
        ("GET /also/{tenant}/things/all", "GET /also/me/things/all"),
        ("page GET /Home", "GET /home"),
        ("page GET /Cart/{id:int?}", "GET /cart"),
        ("page POST /Cart/{id:int?}?handler=Add", "POST /cart?handler=Add"),
        ("page GET /basket/{id}", "GET /basket/3"),
        ("page GET /Shop", "GET /shop"),
        ("page GET /Admin", "GET /admin"),
        ("ANY /about/{topic?}", "GET /about/us"),
        ("ANY /office/Desk/Index", "GET /office"),
        ("ANY /in/Office/Desk/Index/{id?}", "GET /in/office"),
        ("ANY /Plain/Index/{id?}", "GET /plain"),
        ("ANY /Plain/About/{id?}", "GET /plain/about/3"),
        ("ANY /Plain/Slug/{id?}", "GET /plain/slug"),
        ("ANY /Picked/Whatever/{id?}", "GET /picked/whatever"),
        ("ANY /{*path:nonfile}", "GET /n/o/w/h/e/r/e"),
        ("ANY /slug/{name}", "GET /slug/any"),
        ("GET /no/slash/", "GET /no/slash"),
        ("GET /Upper/Case", "GET /base/upper/case"),
        ("GET /constrained/{id:int:min(1)}", "GET /constrained/3"),
        ("GET /defaults/{name=none}/{rest?}", "GET /defaults"),
        ("GET /catch/{*all}", "GET /catch/a/b"),
        ("GET /catch/all/{**all}", "GET /catch/all/a/b"),
        ("GET /file/{name}.{extension?}", "GET /file/a.b"),
        ("GET /~/tilde", "GET /tilde"),
        ("GET /methods", "GET /methods"),
        ("POST /methods", "POST /methods"),
        ("GET /group/", "GET /group"),
        ("GET /group/slash/", "GET /group/slash"),
        ("GET /group/plain", "GET /group/plain"),
        ("GET /group/inner/", "GET /group/inner"),
        ("GET /group/inner/{id}", "GET /group/inner/3"),
        ("GET /{org}/of/org", "GET /me/of/org"),
        ("GET /nothing", "GET /nothing"),
        ("GET /slashes", "GET /slashes"),
        ("ANY /fallback/{*path:nonfile}", "GET /fallback/x/y/z"),
        ("ANY /fallen/{**rest}", "GET /fallen/x"),
    ];

    [Fact]
    public async Task Each_route_is_the_one_that_is_recorded()
    {
        using var compiler = new Compiler();
        var program = compiler.Emit(Compiler.Compile("HttpRoutes", OptimizationLevel.Release, [("/HttpRoutes.cs", Source)]).WithOptions(Executable));
        var claimed = Claims(program);
        await using var app = await RecordedProgram.Start(program, compiler);

        Assert.Equal(Requests.Select(pair => pair.Id).Order(StringComparer.Ordinal), claimed.Keys.Order(StringComparer.Ordinal));
        List<string> recorded = [];
        foreach (var (id, request) in Requests)
            recorded.Add($"{id}: {await Route(app, request) ?? "none"}");
        Assert.Equal(recorded, Requests.Select(pair => $"{pair.Id}: {claimed[pair.Id] ?? "none"}"));
    }

    [Fact]
    public async Task A_page_at_the_root_has_a_slash_as_its_route()
    {
        const string attribute = "\"/Pages/Home.cshtml\"";
        Assert.Contains(attribute, Source, StringComparison.Ordinal);
        using var compiler = new Compiler();
        var source = Source.Replace(attribute, "\"/Pages/Index.cshtml\"", StringComparison.Ordinal).Replace("""[HttpGet("")] public""", """[HttpGet("elsewhere")] public""", StringComparison.Ordinal);
        var program = compiler.Emit(Compiler.Compile("HttpRoutes", OptimizationLevel.Release, [("/HttpRoutes.cs", source)]).WithOptions(Executable));
        await using var app = await RecordedProgram.Start(program, compiler);

        Assert.Equal("/", Claims(program)["page GET /"]);
        Assert.Equal("/", await Route(app, "GET /"));
    }

    [Theory]
    [InlineData("app.MapGroup(\"/pages\").MapRazorPages();", "GET /pages/shop", "/pages/Shop", "/pages/Shop")]
    [InlineData("app.MapRazorPages(); app.MapGroup(\"/pages\").MapRazorPages();", "GET /pages/shop", "/pages/Shop", null)]
    public async Task However_pages_are_mapped(string map, string request, string recorded, string? claimed)
    {
        using var compiler = new Compiler();
        var source = Source.Replace("app.MapRazorPages();", map, StringComparison.Ordinal);
        var program = compiler.Emit(Compiler.Compile("HttpRoutes", OptimizationLevel.Release, [("/HttpRoutes.cs", source)]).WithOptions(Executable));
        await using var app = await RecordedProgram.Start(program, compiler);

        Assert.Equal(recorded, await Route(app, request));
        Assert.Equal(claimed, Claims(program)["page GET /Shop"]);
    }

    /// <summary>Requests of the two controllers' actions; the route that is recorded, and what the manifest says, which may be less.</summary>
    [Theory]
    [InlineData("app.MapControllers(); app.MapDefaultControllerRoute();", "GET /attributed/one", "attributed/one", "GET /attributed/one", "attributed/one")]
    [InlineData("app.MapGroup(\"/v1\").MapControllers();", "GET /v1/attributed/one", "/v1/attributed/one", "GET /attributed/one", "/v1/attributed/one")]
    [InlineData("var v1 = app.MapGroup(\"v1/\"); v1.MapGroup(\"in\").MapControllers();", "GET /v1/in/attributed/one", "v1/in/attributed/one", "GET /attributed/one", "v1/in/attributed/one")]
    [InlineData("app.MapGroup(app.Environment.ApplicationName).MapControllers();", "GET /small/attributed/one", "Small/attributed/one", "GET /attributed/one", null)]
    [InlineData("app.MapControllers(); app.MapGroup(\"/v2\").MapControllers();", "GET /v2/attributed/one", "/v2/attributed/one", "GET /attributed/one", null)]
    [InlineData("app.MapGroup(\"/v3\").MapControllerRoute(\"a\", \"{controller}/{action}\");", "GET /v3/attributed/one", "/v3/attributed/one", "GET /attributed/one", "/v3/attributed/one")]
    [InlineData("app.MapGroup(\"/v3\").MapControllerRoute(\"a\", \"{controller}/{action}\");", "GET /v3/plain/index", "/v3/{controller}/{action}", "ANY /v3/Plain/Index", "/v3/{controller}/{action}")]
    [InlineData("app.MapControllerRoute(\"a\", \"\", new { controller = \"Plain\", action = \"Index\" });", "GET /", "/", "ANY /", "/")]
    [InlineData("app.MapControllerRoute(\"a\", app.Environment.ApplicationName + \"/{controller}/{action}\");", "GET /small/plain/index", "Small/{controller}/{action}", "ANY …/Plain/Index", null)]
    [InlineData("app.MapControllers(); app.MapFallbackToController(\"Index\", \"Plain\");", "GET /any/thing", null, "ANY /{*path:nonfile}", null)]
    [InlineData("app.UseMvc(routes => routes.MapRoute(\"a\", \"{controller}/{action}\"));", "GET /plain/index", null, "ANY /Plain/Index", null)]
    [InlineData("app.UseMvcWithDefaultRoute();", "GET /attributed/one", null, "GET /attributed/one", null)]
    [InlineData("app.Map(\"/b\", branch => { branch.UseRouting(); branch.UseEndpoints(endpoints => endpoints.MapGet(\"/in\", () => \"in\")); });", "GET /b/in", "/in", "GET /in", "/in")]
    public async Task However_controllers_are_mapped(string map, string request, string? recorded, string id, string? claimed)
    {
        using var compiler = new Compiler();
        var source = Small.Replace("MAP", map, StringComparison.Ordinal).Replace("OLD", map.Contains("UseMvc", StringComparison.Ordinal) ? "true" : "false", StringComparison.Ordinal);
        var program = compiler.Emit(Compiler.Compile("Small", OptimizationLevel.Release, [("/Small.cs", source)]));
        await using var app = await RecordedProgram.Start(program, compiler);

        Assert.Equal(recorded, await Route(app, request));
        Assert.Equal(claimed, Claims(program)[id]);
    }

    private static async Task<string?> Route(RecordedProgram app, string request)
    {
        var (lines, _) = await app.Send(request[..request.IndexOf(' ')], request[(request.IndexOf(' ') + 1)..]);
        return RecordedProgram.RouteIn(lines);
    }

    /// <summary>The route of each entry point in the manifest, by its id; null where it says none.</summary>
    private static Dictionary<string, string?> Claims(string program)
    {
        var model = ProgramModel.Read(Compiler.Reader(program), ExistingList.Empty);
        var manifest = new ManifestBuilder(_ => null).Build(model, ProgramRules.Judge(model), new() { Product = "HttpRoutes" });
        return manifest.UnassignedEntryPoints.ToDictionary(entryPoint => entryPoint.Id, entryPoint => entryPoint.Http?.Route, StringComparer.Ordinal);
    }
}
