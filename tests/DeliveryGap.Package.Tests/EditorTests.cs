using DeliveryGap.Package.Tests.Projects;

namespace DeliveryGap.Package.Tests;

/// <summary>Editors and <c>dotnet format</c> live from design-time builds.</summary>
public sealed class EditorTests(PackedPackage package)
{
    private static readonly string[] Ours = ["DeliveryGap.Analyzers", "DeliveryGap.CodeFixes", "DeliveryGap.Core"];

    [Fact]
    public async Task A_design_time_build_keeps_the_analyzers_and_writes_nothing_a_real_one_the_reverse()
    {
        var work = new Workspace(package).WriteApp("App", Workspace.Undeclared);
        (await work.Run("restore", "App")).MustSucceed();

        var design = (await work.Run(
            "msbuild", "App", "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingProject=false", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true")).MustSucceed();
        Assert.Subset(design.Analyzers.ToHashSet(), Ours.ToHashSet());
        Assert.Equal(0, design.Gates);
        Assert.Empty(design.Diagnostics);
        Assert.False(File.Exists(work.ManifestPath("App")));
        Assert.Empty(Directory.EnumerateFiles(work.PathOf("App", "obj"), "*.DeliveryGap.*", SearchOption.AllDirectories));

        var real = (await work.Build("App", "--no-restore")).MustSucceed();
        Assert.Empty(real.Analyzers.Intersect(Ours));
        Assert.NotEmpty(real.Analyzers);
        Assert.Equal(["warning DG1001 App/Program.cs(2)"], real.Diagnostics);
    }

    [Fact]
    public async Task The_compiler_is_told_which_assemblies_are_projects()
    {
        var work = new Workspace(package)
            .WriteLibrary("Domain", "namespace Domain; public class Order;", "<AssemblyName>Shop.Domain</AssemblyName>", usesPackage: false)
            .WriteLibrary("Services", "namespace Services; public class Orders : Domain.Order;", items: """<ProjectReference Include="../Domain/Domain.csproj" />""", usesPackage: false)
            .WriteApp("App", Workspace.Undeclared, items: """<ProjectReference Include="../Services/Services.csproj" />""")
            .WriteApp("Alone", Workspace.Undeclared);
        (await work.Run("restore", "App")).MustSucceed();
        (await work.Run("restore", "Alone")).MustSucceed();

        // Before anything was ever built, as an editor opens a fresh clone.
        foreach (var app in new[] { "App", "Alone" })
            (await work.Run("msbuild", app, "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingProject=false", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true")).MustSucceed();
        Assert.Equal(["Services", "Shop.Domain"], Projects("App"));
        Assert.Empty(Projects("Alone"));

        (await work.Build("App", "--no-restore")).MustSucceed();
        Assert.Equal(["Services", "Shop.Domain"], Projects("App"));

        string[] Projects(string app)
        {
            const string key = "build_property._DeliveryGapProjects = ";
            var config = Assert.Single(Directory.GetFiles(work.PathOf(app, "obj"), "*.GeneratedMSBuildEditorConfig.editorconfig", SearchOption.AllDirectories));
            var line = Assert.Single(File.ReadLines(config), line => line.StartsWith(key, StringComparison.Ordinal));
            return [.. line[key.Length..].Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
        }
    }

    [Fact]
    public async Task The_formatter_applies_a_fix()
    {
        var work = new Workspace(package).WriteApp("App", Workspace.Declared.Replace("orders.list", "Orders.List", StringComparison.Ordinal));
        (await work.Run("restore", "App")).MustSucceed();

        var (exitCode, output) = await Dotnet.Run(work.PathOf("App"), "format", "analyzers", "--no-restore", "--severity", "warn", "--diagnostics", "DG1008");

        Assert.True(exitCode == 0, output);
        Assert.Contains("[Feature(\"orders.list\")]", File.ReadAllText(work.PathOf("App", "Program.cs")), StringComparison.Ordinal);
    }
}
