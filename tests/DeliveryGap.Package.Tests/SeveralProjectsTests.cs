using DeliveryGap.Package.Tests.Projects;

namespace DeliveryGap.Package.Tests;

/// <summary>Libraries and applications: who reports what.</summary>
public sealed class SeveralProjectsTests(PackedPackage package)
{
    private const string Library = """
        using DeliveryGap;
        using Microsoft.AspNetCore.Builder;

        namespace Shared;

        [Feature("orders.shared")]
        public static class SharedOrders;

        public static class Routes
        {
            public static void MapShared(this WebApplication app)
            {
                app.MapGet("/shared", [PartOf("orders.shared")] () => "none");
            }
        }
        """;

    private const string App = """
        using Shared;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapShared();
        app.Run();
        """;

    private const string AspNetCore = """<FrameworkReference Include="Microsoft.AspNetCore.App" />""";

    private Workspace TwoAppsAndALibrary()
    {
        var work = new Workspace(package).WriteLibrary("Shared", Library, items: AspNetCore);
        foreach (var app in new[] { "One", "Two" })
            work.WriteApp(app, App, items: """<ProjectReference Include="../Shared/Shared.csproj" />""");
        work.Write("Both/Both.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><ProjectReference Include="../One/One.csproj;../Two/Two.csproj" ReferenceOutputAssembly="false" /></ItemGroup>
            </Project>
            """);
        return work;
    }

    [Fact]
    public async Task A_library_s_declaration_is_reported_once_and_decides_in_each_application()
    {
        var work = TwoAppsAndALibrary();

        var desk = (await work.Build("Both", "-m", "-graph")).MustSucceed();
        Assert.Equal(["warning DG1002 Shared/Code.cs(6)"], desk.Diagnostics);
        foreach (var app in new[] { "One", "Two" })
        {
            Assert.Equal("gaps", work.Manifest(app).GetProperty("verdict").GetString());
            Assert.Equal("Shared/Code.cs", work.Manifest(app).GetProperty("gaps")[0].GetProperty("at").GetProperty("file").GetString());
        }

        Assert.False(File.Exists(work.PathOf("Shared", "bin", "Debug", "net10.0", "Shared.release.json")));
        Assert.False(File.Exists(work.PathOf("One", "bin", "Debug", "net10.0", "Two.release.json")));

        var enforced = (await work.Build("One", "--no-restore", "-p:DeliveryGapEnforce=true")).MustFail();
        Assert.Equal(["error DG1002 Shared/Code.cs(6)", "warning DG1002 Shared/Code.cs(6)"], enforced.Diagnostics);
    }

    [Fact]
    public async Task Only_a_library_s_body_changes_and_the_application_s_verdict_with_it()
    {
        var declared = Library
            .Replace("[Feature(\"orders.shared\")]", "[Feature(\"orders.shared\"), SuccessMetric(\"shared\", MetricKind.UsageFrequency, Target = 1)]", StringComparison.Ordinal)
            .Replace("[PartOf(\"orders.shared\")] ", "", StringComparison.Ordinal);
        var work = TwoAppsAndALibrary().WriteLibrary("Shared", declared, items: AspNetCore).Write("One/DeliveryGap.Existing.txt", "GET /shared\n");
        (await work.Build("One")).MustSucceed();
        Assert.Equal("clean", work.Manifest("One").GetProperty("verdict").GetString());

        work.WriteLibrary("Shared", declared.Replace("\"/shared\"", "\"/renamed\"", StringComparison.Ordinal), items: AspNetCore);
        var changed = (await work.Build("One", "--no-restore")).MustSucceed();

        // Its surface is the same, so only the library is compiled.
        Assert.Equal(1, changed.Compilations);
        Assert.Equal(["warning DG1001 Shared/Code.cs(13)"], changed.Diagnostics);
        Assert.Equal("gaps", work.Manifest("One").GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task A_project_that_merely_references_one_hears_nothing_and_a_plain_library_is_read()
    {
        var work = new Workspace(package)
            .WriteApp("App", App, items: """<ProjectReference Include="../Shared/Shared.csproj" />""")
            .WriteLibrary("Shared", """
                using Microsoft.AspNetCore.Builder;

                namespace Shared;

                public static class Plain
                {
                    public static void MapShared(this WebApplication app) => app.MapGet("/plain", () => "none");
                }
                """, items: AspNetCore, usesPackage: false)
            .Write("Outside/Outside.csproj", """
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><UseAppHost>false</UseAppHost></PropertyGroup>
                  <ItemGroup><ProjectReference Include="../App/App.csproj" /></ItemGroup>
                </Project>
                """)
            .Write("Outside/Program.cs", Workspace.Undeclared);

        var run = (await work.Build("Outside")).MustSucceed();

        Assert.Equal(["warning DG1001 Shared/Code.cs(7)"], run.Diagnostics);
        Assert.True(File.Exists(work.ManifestPath("App")));
        Assert.False(File.Exists(work.ManifestPath("Outside")));
        Assert.False(File.Exists(work.PathOf("Outside", "bin", "Debug", "net10.0", "App.release.json")));
    }
}
