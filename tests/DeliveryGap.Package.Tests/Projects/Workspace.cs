using System.Text.Json;

namespace DeliveryGap.Package.Tests.Projects;

/// <summary>A folder with projects that use the package.</summary>
internal sealed class Workspace
{
    /// <summary>An endpoint that serves no feature: one DG1001.</summary>
    public const string Undeclared = """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/orders", () => "none");
        app.Run();
        """;

    /// <summary>An endpoint that is part of a feature which says everything that is asked, and records what it says.</summary>
    public const string Declared = """
        using DeliveryGap;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/orders", [PartOf("orders.list")] () => Orders.List());
        app.Run();

        [Feature("orders.list")]
        [SuccessMetric("shop.orders.listed", MetricKind.UsageFrequency, Target = 100)]
        static class Orders
        {
            private static readonly System.Diagnostics.Metrics.Counter<long> Listed =
                new System.Diagnostics.Metrics.Meter("Shop").CreateCounter<long>("shop.orders.listed");

            public static string List()
            {
                Listed.Add(1);
                return "none";
            }
        }
        """;

    private readonly PackedPackage package;
    private int builds;

    /// <param name="name">Workspaces of one name lie in different folders.</param>
    public Workspace(PackedPackage package, string name = "work")
    {
        this.package = package;
        Folder = Path.Combine(package.Folder, Guid.NewGuid().ToString("N")[..8], name);
        Directory.CreateDirectory(Folder);
    }

    public string Folder { get; }

    public string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    public Workspace Write(string path, string content)
    {
        var file = PathOf(path.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    /// <summary>A web application.</summary>
    /// <param name="usesPackage">It references the package, as most do.</param>
    public Workspace WriteApp(string project, string program, string properties = "", string items = "", bool usesPackage = true) =>
        Write($"{project}/{project}.csproj", Project("Microsoft.NET.Sdk.Web", properties, items, usesPackage)).Write($"{project}/Program.cs", program);

    public Workspace WriteLibrary(string project, string code, string properties = "", string items = "", bool usesPackage = true) =>
        Write($"{project}/{project}.csproj", Project("Microsoft.NET.Sdk", properties, items, usesPackage)).Write($"{project}/Code.cs", code);

    /// <summary>Runs <c>dotnet build</c> on a project of this folder.</summary>
    public Task<BuildRun> Build(string project, params string[] arguments) => Run("build", project, arguments);

    public Task<BuildRun> Run(string command, string project, params string[] arguments) => Run(command, project, [], arguments);

    public async Task<BuildRun> Run(string command, string project, IEnumerable<(string, string)> environment, params string[] arguments)
    {
        var binlog = PathOf($"{++builds}.binlog");
        var (exitCode, output) = await Dotnet.Run(PathOf(project), environment, [command, "-nr:false", $"-bl:{binlog}", "-clp:NoSummary", "-v:q", "-p:NuGetAudit=false", .. arguments]);
        return new BuildRun(exitCode, output, binlog, Folder);
    }

    public string ManifestPath(string project, string framework = "net10.0", string configuration = "Debug") =>
        PathOf(project, "bin", configuration, framework, $"{project}.release.json");

    public JsonElement Manifest(string project, string framework = "net10.0", string configuration = "Debug") =>
        JsonDocument.Parse(File.ReadAllText(ManifestPath(project, framework, configuration))).RootElement;

    private string Project(string sdk, string properties, string items, bool usesPackage) => $"""
        <Project Sdk="{sdk}">
          <PropertyGroup>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <UseAppHost>false</UseAppHost>
            {properties}
            <TargetFramework Condition="'$(TargetFrameworks)' == ''">net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            {(usesPackage ? $"""<PackageReference Include="DeliveryGap" Version="{package.Version}" />""" : "")}
            {items}
          </ItemGroup>
        </Project>
        """;
}
