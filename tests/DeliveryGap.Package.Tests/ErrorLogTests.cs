using System.Text.Json;
using DeliveryGap.Package.Tests.Projects;

namespace DeliveryGap.Package.Tests;

/// <summary>The SARIF log is there when it is true, and gone when it is not.</summary>
public sealed class ErrorLogTests(PackedPackage package)
{
    [Fact]
    public async Task It_lies_beside_the_compiler_s_and_says_what_each_project_s_build_reports()
    {
        var work = new Workspace(package)
            .Write("Directory.Build.props", "<Project><PropertyGroup><ErrorLog>$(MSBuildProjectName).sarif,version=2.1</ErrorLog></PropertyGroup></Project>")
            .WriteLibrary("Library", "[DeliveryGap.Feature(\"cart\")] public static class Cart;")
            .WriteApp("App", Workspace.Undeclared, items: """<ProjectReference Include="../Library/Library.csproj" />""");
        var log = work.PathOf("App", "App.deliverygap.sarif");

        (await work.Build("App")).MustSucceed();
        Assert.True(File.Exists(work.PathOf("App", "App.sarif")));
        Assert.Equal(["warning DG1001 App/Program.cs(2)"], Results(work, "App"));
        Assert.Equal(["warning DG1002 Code.cs(1)"], Results(work, "Library"));

        // The application's gate decides, and its log says so although the build fails.
        (await work.Build("App", "--no-restore", "-p:DeliveryGapEnforce=true")).MustFail();
        Assert.Equal(["error DG1001 App/Program.cs(2)"], Results(work, "App"));

        File.Delete(log);
        var again = (await work.Build("App", "--no-restore", "-p:DeliveryGapEnforce=true")).MustFail();
        Assert.Equal(0, again.Compilations);
        Assert.True(File.Exists(log));

        (await work.Build("App", "--no-restore", "-p:DeliveryGapEnabled=false")).MustSucceed();
        Assert.False(File.Exists(log));

        (await work.Build("App", "--no-restore")).MustSucceed();
        Assert.True(File.Exists(log));
        work.Write("App/Program.cs", "this does not compile");
        (await work.Build("App", "--no-restore")).MustFail();
        Assert.False(File.Exists(log));

        Assert.True(File.Exists(work.PathOf("Library", "Library.deliverygap.sarif")));
        (await work.Run("clean", "Library")).MustSucceed();
        Assert.False(File.Exists(work.PathOf("Library", "Library.deliverygap.sarif")));
    }

    [Fact]
    public async Task Its_path_follows_the_compiler_s_unless_one_is_given()
    {
        var work = new Workspace(package).WriteLibrary("Library", "public class Nothing;", "<TargetFrameworks>net9.0;net10.0</TargetFrameworks>");
        (await work.Run("restore", "Library")).MustSucceed();

        foreach (var (given, expected) in new (string, string)[]
        {
            ("-p:ErrorLog=logs/library.sarif%3bversion=2.1", "logs/library.net10.0.deliverygap.sarif"),
            ("-p:ErrorLog=logs/net10.0/Shop.Library.SARIF.json", "logs/net10.0/Shop.Library.deliverygap.sarif"),
            ("-p:DeliveryGapErrorLog=gaps.json", "gaps.json"),
            ("-p:Nothing=given", ""),
        })
        {
            var (_, path) = await Dotnet.Run(work.PathOf("Library"), "msbuild", "-getProperty:DeliveryGapErrorLog", "-p:TargetFramework=net10.0", given);
            Assert.Equal(expected, path.Trim());
        }
    }

    private static IEnumerable<string> Results(Workspace work, string project)
    {
        var log = JsonDocument.Parse(File.ReadAllText(work.PathOf(project, $"{project}.deliverygap.sarif"))).RootElement;
        foreach (var result in Assert.Single(log.GetProperty("runs").EnumerateArray()).GetProperty("results").EnumerateArray())
        {
            var place = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
            yield return $"{result.GetProperty("level")} {result.GetProperty("ruleId")} {place.GetProperty("artifactLocation").GetProperty("uri")}({place.GetProperty("region").GetProperty("startLine")})";
        }
    }
}
