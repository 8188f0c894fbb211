using DeliveryGap.Tool.Adopt;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Tests.Running;

namespace DeliveryGap.Tool.Tests.Adopt;

/// <summary>What the gate writes for the tool, and leaves out.</summary>
public sealed class SurveyFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_component_of_markup_alone_has_no_file_and_is_read_as_any_other()
    {
        Write("""[{ "id": "component /help", "records": [] }]""", """[{ "member": "Search.Find", "line": 3 }]""");

        var survey = Assert.Single(SurveyFile.ReadAll(folder.Root));

        Assert.Equal(("component /help", null), (survey.EntryPoints[0].Id, survey.EntryPoints[0].File));
        Assert.Equal(("Search.Find", null, 3), (survey.Swallowed[0].Member, survey.Swallowed[0].File, survey.Swallowed[0].Line));
    }

    [Fact]
    public void One_of_another_version_is_said()
    {
        Write("""[{ "id": "component /help" }]""", "[]");
        Assert.Contains("the package and this tool are of different versions", Assert.Throws<ToolFailure>(() => SurveyFile.ReadAll(folder.Root)).Message, StringComparison.Ordinal);
    }

    private void Write(string entryPoints, string swallowed) => folder.Write("App.1.survey.json", $$"""
        {
          "project": "App.csproj", "framework": "net10.0", "manifest": "App.release.json", "existing": [], "projects": [],
          "entryPoints": {{entryPoints}}, "swallowed": {{swallowed}}
        }
        """);
}
