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
        var (appLog, libraryLog) = (LogPath(work, "App"), LogPath(work, "Library"));

        // The application's gate decides, and its log says so although the build fails.
        (await work.Build("App", "-p:DeliveryGapEnforce=true")).MustFail();
        Assert.True(File.Exists(work.PathOf("App", "App.sarif")));
        Assert.Equal(["error DG1001 App/Program.cs(2)"], Results(appLog));
        Assert.Equal(["warning DG1002 Code.cs(1)"], Results(libraryLog));

        File.Delete(appLog);
        var again = (await work.Build("App", "--no-restore", "-p:DeliveryGapEnforce=true")).MustFail();
        Assert.Equal(0, again.Compilations);
        Assert.Equal(["error DG1001 App/Program.cs(2)"], Results(appLog));

        work.Write("App/Program.cs", "this does not compile");
        (await work.Build("App", "--no-restore")).MustFail();
        Assert.False(File.Exists(appLog));

        (await work.Build("Library", "--no-restore", "-p:DeliveryGapEnabled=false")).MustSucceed();
        Assert.False(File.Exists(libraryLog));

        File.WriteAllText(appLog, "{}");
        (await work.Run("clean", "App")).MustSucceed();
        Assert.False(File.Exists(appLog));
    }

    [Theory]
    [InlineData("ErrorLog=logs/library.sarif%3bversion=2.1", "logs/library.net10.0.deliverygap.sarif")]
    [InlineData("ErrorLog=logs/net10.0/Shop.Library.SARIF.json", "logs/net10.0/Shop.Library.deliverygap.sarif")]
    [InlineData("DeliveryGapErrorLog=gaps.json", "gaps.json")]
    [InlineData("Nothing=given", "")]
    public async Task Its_path_follows_the_compiler_s_unless_one_is_given(string property, string expected)
    {
        var work = new Workspace(package).Write("Library.proj", $"""
            <Project>
              <PropertyGroup><TargetFrameworks>net9.0;net10.0</TargetFrameworks><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <Import Project="{Path.Combine(PackedPackage.RepositoryRoot, "build", "DeliveryGap.targets")}" />
            </Project>
            """);

        var (exitCode, path) = await Dotnet.Run(work.Folder, "msbuild", "-getProperty:DeliveryGapErrorLog", $"-p:{property}");

        Assert.Equal((0, expected), (exitCode, path.Trim()));
    }

    private static string LogPath(Workspace work, string project) => work.PathOf(project, $"{project}.deliverygap.sarif");

    private static IEnumerable<string> Results(string path)
    {
        var log = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        foreach (var result in Assert.Single(log.GetProperty("runs").EnumerateArray()).GetProperty("results").EnumerateArray())
        {
            var place = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
            yield return $"{result.GetProperty("level")} {result.GetProperty("ruleId")} {place.GetProperty("artifactLocation").GetProperty("uri")}({place.GetProperty("region").GetProperty("startLine")})";
        }
    }
}
