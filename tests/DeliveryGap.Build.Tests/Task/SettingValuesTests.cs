using DeliveryGap.Build.Tasks;
using DeliveryGap.Core.Rules;
using Microsoft.Build.Utilities;

namespace DeliveryGap.Build.Tests.Tasks;

public sealed class SettingValuesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_cannot_be_read_is_a_finding_at_its_line_and_the_default_holds()
    {
        var project = Write("App.csproj", "<Project>\n  <PropertyGroup>\n    <DeliveryGapManifest>maybe</DeliveryGapManifest>\n  </PropertyGroup>\n</Project>");
        var shared = Write("Directory.Build.props", "<Project>\n  <PropertyGroup><DeliveryGapLevel>All</DeliveryGapLevel></PropertyGroup>\n</Project>");

        var settings = new SettingValues(new GateTask
        {
            ProjectFile = project, SettingFiles = [new TaskItem(Path.Combine(folder, "absent.props")), new TaskItem(shared)],
            Enabled = "yes", Level = "All", Enforce = "1", Manifest = "maybe", IsProgram = true, IsCI = true,
        });

        Assert.Equal(
            [(project, 0), (shared, 2), (project, 0), (project, 3)],
            settings.Problems.Select(problem => (problem.Place.File, problem.Place.Line)));
        Assert.All(settings.Problems, problem => Assert.Equal(RuleIds.MalformedFile, problem.Rule.Id));
        Assert.Equal((Level.Metric, true, true, true), (settings.Level, settings.Enforces, settings.WritesManifest, settings.IsApplication));
    }

    [Theory]
    [InlineData("", "", true, false, true, Level.Metric)]
    [InlineData("OUTCOME", "True", false, true, false, Level.Outcome)]
    [InlineData(" WholeProduct ", "false", true, false, true, Level.WholeProduct)]
    public void What_can_be_read_holds(string level, string enforce, bool isProgram, bool enforces, bool isApplication, Level expected)
    {
        var settings = new SettingValues(new GateTask { ProjectFile = "/absent/App.csproj", Level = level, Enforce = enforce, IsProgram = isProgram });

        Assert.Empty(settings.Problems);
        Assert.Equal((expected, enforces, isApplication), (settings.Level, settings.Enforces, settings.IsApplication));
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
