using DeliveryGap.Package.Tests.Projects;

namespace DeliveryGap.Package.Tests;

/// <summary>
/// The ways in which a project takes the package: whichever it is, attributes compile, the gate sees them, and they are there at run time,
/// when ASP.NET Core makes instances of all that stand on a controller.
/// </summary>
public sealed class PackageReferenceTests(PackedPackage package)
{
    private const string AspNetCore = """<FrameworkReference Include="Microsoft.AspNetCore.App" />""";
    private const string ToLibrary = """<ProjectReference Include="../Library/Library.csproj" />""";

    /// <summary>Says which attributes of ours its controllers carry.</summary>
    private const string App = """
        using Microsoft.AspNetCore.Mvc.Infrastructure;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        var app = builder.Build();
        app.MapControllers();
        foreach (var action in app.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OrderBy(action => action.AttributeRouteInfo!.Template))
            Console.WriteLine($"{action.AttributeRouteInfo!.Template}: {string.Join(' ', action.EndpointMetadata.Select(one => one.GetType().FullName).Where(name => name!.StartsWith("DeliveryGap.")))}");
        """;

    private const string Marks = "DeliveryGap.FeatureAttribute DeliveryGap.SuccessMetricAttribute";

    private static string Controller(string name) => $$"""
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("{{name}}")]
        [Feature("{{name}}.list")]
        [SuccessMetric("shop.{{name}}.listed", MetricKind.UsageFrequency, Target = 1)]
        public sealed class {{name}}Controller : ControllerBase
        {
            private static readonly System.Diagnostics.Metrics.Counter<long> Listed =
                new System.Diagnostics.Metrics.Meter("Shop").CreateCounter<long>("shop.{{name}}.listed");

            [HttpGet]
            public string List()
            {
                Listed.Add(1);
                return "none";
            }
        }
        """;

    [Fact]
    public async Task A_global_package_reference_of_all_projects()
    {
        var work = new Workspace(package)
            .Write("Directory.Packages.props", Central("GlobalPackageReference"))
            .WriteLibrary("Library", Controller("orders"), items: AspNetCore, usesPackage: false)
            .WriteApp("App", App, items: ToLibrary, usesPackage: false)
            .Write("App/Cart.cs", Controller("cart"));

        var run = (await work.Run("publish", "App", "-c", "Debug")).MustSucceed();

        Assert.Empty(run.Diagnostics);
        Assert.Equal(2, run.References.Count(reference => reference == "DeliveryGap"));
        Assert.Equal(["cart.list GET /cart", "orders.list GET /orders"], Features(work));
        foreach (var folder in new[] { "", "publish" })
            Assert.Equal([$"cart: {Marks}", $"orders: {Marks}"], await Start(work, folder));
    }

    [Fact]
    public async Task Versions_managed_centrally_a_library_that_keeps_the_package_to_itself_and_an_application_that_takes_no_assets_but_the_build_s()
    {
        var work = new Workspace(package)
            .Write("Directory.Packages.props", Central("PackageVersion"))
            .WriteLibrary("Library", Controller("orders"), items: AspNetCore + """<PackageReference Include="DeliveryGap" PrivateAssets="all" />""", usesPackage: false)
            .WriteApp("App", App, items: ToLibrary + """<PackageReference Include="DeliveryGap" IncludeAssets="build;analyzers" />""", usesPackage: false)
            .Write("App/Cart.cs", Controller("cart"));

        var run = (await work.Build("App")).MustSucceed();

        Assert.Empty(run.Diagnostics);
        Assert.Equal(2, run.References.Count(reference => reference == "DeliveryGap"));
        Assert.Equal(["cart.list GET /cart", "orders.list GET /orders"], Features(work));
        Assert.Equal([$"cart: {Marks}", $"orders: {Marks}"], await Start(work));
    }

    [Fact]
    public async Task An_application_that_only_references_a_library_which_keeps_the_package_to_itself()
    {
        var work = new Workspace(package)
            .WriteLibrary("Library", Controller("orders"), items: $"""{AspNetCore}<PackageReference Include="DeliveryGap" Version="{package.Version}" PrivateAssets="all" />""", usesPackage: false)
            .WriteApp("App", App, items: ToLibrary, usesPackage: false);

        var run = (await work.Run("publish", "App", "-c", "Debug")).MustSucceed();

        Assert.Empty(run.Diagnostics);
        Assert.False(File.Exists(work.ManifestPath("App")));
        foreach (var folder in new[] { "", "publish" })
            Assert.Equal([$"orders: {Marks}"], await Start(work, folder));
    }

    private string Central(string item) => $"""
        <Project>
          <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
          <ItemGroup><{item} Include="DeliveryGap" Version="{package.Version}" /></ItemGroup>
        </Project>
        """;

    private static IEnumerable<string> Features(Workspace work) => work.Manifest("App").GetProperty("features").EnumerateArray()
        .Select(feature => $"{feature.GetProperty("key")} {Assert.Single(feature.GetProperty("entryPoints").EnumerateArray()).GetProperty("id")}");

    /// <returns>What the built application prints.</returns>
    private static async Task<string[]> Start(Workspace work, string folder = "")
    {
        var (exitCode, output) = await Dotnet.Run(work.PathOf("App"), work.PathOf("App", "bin", "Debug", "net10.0", folder, "App.dll"));
        Assert.True(exitCode == 0, output);
        return output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
