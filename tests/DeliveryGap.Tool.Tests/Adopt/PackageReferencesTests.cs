using DeliveryGap.Tool.Adopt.Editing;
using DeliveryGap.Tool.Adopt.Projects;
using DeliveryGap.Tool.Tests.Running;

namespace DeliveryGap.Tool.Tests.Adopt;

public sealed class PackageReferencesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Central_versions_get_one_line_for_all()
    {
        var central = folder.Write("Directory.Packages.props", "<Project>\n</Project>\n");
        var changes = Add([Project("A", ("central", "true"), ("packagesProps", central)), Project("B", ("central", "true"), ("packagesProps", central))]);

        Assert.Equal(["Directory.Packages.props: <GlobalPackageReference Include=\"DeliveryGap\" Version=\"1.2.3\" />"], changes);
    }

    [Fact]
    public void Without_them_it_is_Directory_Build_props_that_is_there() => Assert.Equal(
        ["Directory.Build.props: <PackageReference Include=\"DeliveryGap\" Version=\"1.2.3\" PrivateAssets=\"all\" />"],
        Add([Project("A", ("buildProps", folder.Write("Directory.Build.props", "<Project>\n</Project>\n"))), Project("B", ("buildProps", folder.PathOf("Directory.Build.props")))]));

    [Fact]
    public void Else_one_that_is_made() => Assert.Equal(
        ["Directory.Build.props: <PackageReference Include=\"DeliveryGap\" Version=\"1.2.3\" PrivateAssets=\"all\" />"], Add([Project("A"), Project("B")]));

    [Fact]
    public void Of_files_that_import_one_another_the_topmost()
    {
        folder.Write("Directory.Build.props", "<Project>\n</Project>\n");
        var nested = folder.Write("src/Directory.Build.props", "<Project>\n<Import Project=\"../Directory.Build.props\" />\n</Project>\n");
        Assert.StartsWith("Directory.Build.props: ", Assert.Single(Add([Project("src/A", ("buildProps", nested)), Project("src/B", ("buildProps", nested))])), StringComparison.Ordinal);
    }

    [Fact]
    public void And_of_files_that_do_not_each()
    {
        var top = folder.Write("Directory.Build.props", "<Project>\n</Project>\n");
        var nested = folder.Write("src/Directory.Build.props", "<Project>\n</Project>\n");
        Assert.Equal(2, Add([Project("src/A", ("buildProps", nested)), Project("B", ("buildProps", top))]).Count);
    }

    [Fact]
    public void A_project_alone_references_it_itself()
    {
        Assert.Equal(["A/A.csproj: <PackageReference Include=\"DeliveryGap\" Version=\"1.2.3\" />"], Add([Project("A", ("buildProps", folder.Write("Directory.Build.props", "<Project />")))]));
        var central = folder.Write("Directory.Packages.props", "<Project>\n</Project>\n");
        Assert.Equal(
            ["B/B.csproj: <PackageReference Include=\"DeliveryGap\" />", "Directory.Packages.props: <PackageVersion Include=\"DeliveryGap\" Version=\"1.2.3\" />"],
            Add([Project("B", ("central", "true"), ("packagesProps", central))]));
    }

    [Fact]
    public void Files_outside_of_the_repository_are_not_touched()
    {
        var outside = folder.Write("outside/Directory.Build.props", "<Project>\n</Project>\n");
        var central = folder.Write("outside/Directory.Packages.props", "<Project>\n</Project>\n");
        Assert.Equal(
            ["in/A/A.csproj: <PackageReference Include=\"DeliveryGap\" Version=\"1.2.3\" />", "in/B/B.csproj: <PackageReference Include=\"DeliveryGap\" VersionOverride=\"1.2.3\" />"],
            Add([Project("in/A", ("buildProps", outside)), Project("in/B", ("central", "true"), ("packagesProps", central))], root: "in"));
    }

    [Theory]
    [InlineData("package", "DeliveryGap")]
    [InlineData("sdk", "")]
    [InlineData("test", "true")]
    public void Projects_that_have_it_that_are_older_or_that_test_need_none(string key, string value) => Assert.Empty(Add([Project("A", (key, value)), Project("B", (key, value))]));

    private List<string> Add(IReadOnlyList<ProjectDescription> projects, string root = "")
    {
        var changes = new ChangeSet();
        var top = root.Length == 0 ? folder.Root : folder.PathOf(root);
        new PackageReferences(changes, top, "1.2.3").AddTo(projects, top);
        return [.. changes.Changes.Select(change => $"{Path.GetRelativePath(folder.Root, change.Path).Replace('\\', '/')}: {Line(TextFile.Of(change.After, change.Path).Text)}")];

        static string Line(string text) => Assert.Single(text.Split('\n'), line => line.Contains("\"DeliveryGap\"", StringComparison.Ordinal)).Trim();
    }

    private ProjectDescription Project(string name, params (string Key, string Value)[] values)
    {
        var file = folder.Write($"{name}/{Path.GetFileName(name)}.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\">\n</Project>\n");
        var all = new Dictionary<string, string> { ["sdk"] = "true", ["outputType"] = "Exe" };
        foreach (var (key, value) in values)
            all[key] = value;
        return new(file, all);
    }
}
