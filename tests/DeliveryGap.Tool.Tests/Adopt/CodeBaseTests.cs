using DeliveryGap.Tool.Adopt.Projects;
using DeliveryGap.Tool.Tests.Running;

namespace DeliveryGap.Tool.Tests.Adopt;

public sealed class CodeBaseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_solution_at_the_top_says_what_is_adopted()
    {
        Projects("src/App/App.csproj", "src/Lib/Lib.csproj", "samples/Sample/Sample.csproj");
        folder.Write("Shop.sln", """
            Microsoft Visual Studio Solution File, Format Version 12.00
            Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "App", "src\App\App.csproj", "{11111111-1111-1111-1111-111111111111}"
            EndProject
            Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "folder", "folder", "{22222222-1111-1111-1111-111111111111}"
            EndProject
            Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "Lib", "src\Lib\Lib.csproj", "{33333333-1111-1111-1111-111111111111}"
            EndProject
            Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "Gone", "src\Gone\Gone.csproj", "{44444444-1111-1111-1111-111111111111}"
            EndProject
            Project("{F2A71F9B-5D33-465A-A702-920D77279786}") = "Old", "src\Old\Old.fsproj", "{55555555-1111-1111-1111-111111111111}"
            EndProject
            """);
        folder.Write("samples/Samples.slnx", """<Solution><Project Path="Sample/Sample.csproj" /></Solution>""");

        var code = CodeBase.Find(folder.Root);

        Assert.Equal([folder.PathOf("Shop.sln")], code.Solutions);
        Assert.Equal(["src/App/App.csproj", "src/Lib/Lib.csproj"], Shown(code.Projects));
        Assert.Equal(["samples/Sample/Sample.csproj"], Shown(code.LeftOut));
    }

    [Fact]
    public void Of_solutions_that_hold_the_same_one_is_enough()
    {
        Projects("App/App.csproj", "Lib/Lib.csproj", "Tools/Tools.csproj");
        folder.Write("All.slnx", """<Solution><Folder Name="/x/"><Project Path="App/App.csproj" /></Folder><Project Path="Lib\Lib.csproj" /></Solution>""");
        folder.Write("App.slnx", """<Solution><Project Path="App/App.csproj" /></Solution>""");
        folder.Write("Tools.slnx", """<Solution><Project Path="Tools/Tools.csproj" /></Solution>""");

        Assert.Equal(["All.slnx", "Tools.slnx"], Shown(CodeBase.Find(folder.Root).Solutions));
    }

    [Fact]
    public void Without_a_solution_all_projects_are_adopted_but_those_in_outputs()
    {
        Projects("App/App.csproj", "Lib/Lib.csproj", "App/obj/Copy.csproj", "artifacts/x/Copy.csproj", ".hidden/Hidden.csproj", "web/node_modules/x/x.csproj");
        Assert.Equal(["App/App.csproj", "Lib/Lib.csproj"], Shown(CodeBase.Find(folder.Root).Projects));
    }

    [Fact]
    public void A_project_is_adopted_by_its_path()
    {
        Projects("App/App.csproj", "Lib/Lib.csproj");
        Assert.Equal(["App/App.csproj"], Shown(CodeBase.Find(folder.PathOf("App/App.csproj")).Projects));
    }

    [Fact]
    public void A_folder_that_links_to_itself_ends()
    {
        Projects("App/App.csproj");
        Directory.CreateSymbolicLink(folder.PathOf("App/again"), folder.Root);
        Assert.Single(CodeBase.Find(folder.Root).Projects);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no/such")]
    [InlineData("a\0b")]
    [InlineData("../../../../../../../../../etc/passwd")]
    public async Task A_path_that_is_none_is_a_wrong_command(string path)
    {
        var run = await ToolRun.Of("adopt", path.Length == 0 ? "" : folder.PathOf(path));
        Assert.Equal((2, ""), (run.Code, run.Data));
    }

    [Fact]
    public async Task A_folder_without_projects_is_a_wrong_command()
    {
        var run = await ToolRun.Of("adopt", folder.Root);
        Assert.Equal(2, run.Code);
        Assert.Contains("no C# project here", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_solution_is_named_with_its_line()
    {
        folder.Write("Shop.slnx", "<Solution>\n<Project Path=\"a.csproj\"\n</Solution>");
        var run = await ToolRun.Of("adopt", folder.Root);
        Assert.Equal(3, run.Code);
        Assert.Contains("Shop.slnx(3): ", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_solution_filter_names_what_a_machine_can_build()
    {
        Projects("src/Web/Web.csproj", "src/Phone/Phone.csproj");
        folder.Write("Shop.slnx", """<Solution><Project Path="src/Web/Web.csproj" /><Project Path="src/Phone/Phone.csproj" /></Solution>""");
        var filter = folder.Write("filters/Web.slnf", """{ "solution": { "path": "..\\Shop.slnx", "projects": [ "src\\Web\\Web.csproj", ] } }""");

        var code = CodeBase.Find(filter);

        Assert.Equal([filter], code.Solutions);
        Assert.Equal(["src/Web/Web.csproj"], Shown(code.Projects));
        // It is a choice of one's own: nobody is taken at it unasked.
        Assert.Equal([folder.PathOf("Shop.slnx")], CodeBase.Find(folder.Root).Solutions);
    }

    [Theory]
    [InlineData("{\n\"solution\": nonsense }", "Web.slnf(2): it is no JSON")]
    [InlineData("{}", "Web.slnf: it names no solution and projects")]
    [InlineData("[]", "Web.slnf: it names no solution and projects")]
    [InlineData("{ \"solution\": { \"path\": null, \"projects\": [] } }", "Web.slnf: it names no solution and projects")]
    [InlineData("{ \"solution\": { \"path\": \"Shop.sln\", \"projects\": [1] } }", "Web.slnf: it names no solution and projects")]
    public async Task A_broken_filter_is_said_with_its_line(string text, string words)
    {
        var run = await ToolRun.Of("adopt", folder.Write("Web.slnf", text));
        Assert.Equal((3, ""), (run.Code, run.Data));
        Assert.Contains(words, run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_project_is_named_with_its_line_and_nothing_is_written()
    {
        folder.Write("App/App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\">\n<PropertyGroup>\n</Project>");
        var run = await ToolRun.Of("adopt", folder.Root);

        Assert.Equal((3, ""), (run.Code, run.Data));
        Assert.Contains("App.csproj(3,", run.Words, StringComparison.Ordinal);
        Assert.Equal(["App/App.csproj"], Shown(Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories)));
    }

    private void Projects(params string[] paths) => Array.ForEach(paths, path => folder.Write(path, "<Project />"));

    private IEnumerable<string> Shown(IEnumerable<string> paths) => paths.Select(path => Path.GetRelativePath(folder.Root, path).Replace('\\', '/'));
}
