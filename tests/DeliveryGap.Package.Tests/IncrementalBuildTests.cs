using DeliveryGap.Package.Tests.Projects;

namespace DeliveryGap.Package.Tests;

/// <summary>The manifest is there when it is true, and gone when it is not; nothing runs without need.</summary>
public sealed class IncrementalBuildTests(PackedPackage package)
{
    [Fact]
    public async Task Builds_without_a_change_keep_the_manifest_and_run_nothing()
    {
        var work = new Workspace(package).WriteApp("App", Workspace.Declared);
        var first = (await work.Build("App")).MustSucceed();
        Assert.Equal((1, 1), (first.Compilations, first.Gates));
        var bytes = File.ReadAllBytes(work.ManifestPath("App"));

        for (var i = 0; i < 5; i++)
        {
            var again = (await work.Build("App", "--no-restore")).MustSucceed();
            Assert.Equal((0, 0), (again.Compilations, again.Gates));
            Assert.Equal(bytes, File.ReadAllBytes(work.ManifestPath("App")));
        }

        (await work.Build("App", "--no-restore", "--no-incremental")).MustSucceed();
        Assert.Equal(bytes, File.ReadAllBytes(work.ManifestPath("App")));

        File.Delete(work.ManifestPath("App"));
        var restored = (await work.Build("App", "--no-restore")).MustSucceed();
        Assert.Equal((0, 1), (restored.Compilations, restored.Gates));
        Assert.Equal(bytes, File.ReadAllBytes(work.ManifestPath("App")));

        (await work.Run("clean", "App")).MustSucceed();
        Assert.False(File.Exists(work.ManifestPath("App")));
        Assert.Empty(Directory.EnumerateFiles(work.PathOf("App", "obj"), "*.DeliveryGap.*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_manifest_follows_the_code()
    {
        var work = new Workspace(package).WriteApp("App", Workspace.Declared).Write("App/More.cs", """
            [DeliveryGap.Feature("orders.cancel")]
            [DeliveryGap.SuccessMetric("shop.orders.cancelled", DeliveryGap.MetricKind.UsageFrequency, Target = 1)]
            static class Cancel;
            """);
        (await work.Build("App")).MustSucceed();
        Assert.Equal(["orders.cancel", "orders.list"], Keys());

        work.WriteApp("App", Workspace.Declared.Replace("orders.list", "orders.browse", StringComparison.Ordinal));
        (await work.Build("App", "--no-restore")).MustSucceed();
        Assert.Equal(["orders.browse", "orders.cancel"], Keys());

        File.Delete(work.PathOf("App", "More.cs"));
        (await work.Build("App", "--no-restore")).MustSucceed();
        Assert.Equal(["orders.browse"], Keys());

        work.WriteApp("App", "this does not compile");
        (await work.Build("App", "--no-restore")).MustFail();
        Assert.False(File.Exists(work.ManifestPath("App")));

        string[] Keys() => [.. work.Manifest("App").GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("key").GetString()!)];
    }

    [Fact]
    public async Task A_gate_that_failed_fails_again_and_leaves_the_manifest()
    {
        var work = new Workspace(package).WriteApp("App", Workspace.Undeclared, "<DeliveryGapEnforce>true</DeliveryGapEnforce>");
        (await work.Build("App")).MustFail();
        Assert.Equal("gaps", work.Manifest("App").GetProperty("verdict").GetString());

        var again = (await work.Build("App", "--no-restore")).MustFail();
        Assert.Equal((0, 1), (again.Compilations, again.Gates));
        Assert.Equal(["error DG1001 App/Program.cs(2)"], again.Diagnostics);
        Assert.True(File.Exists(work.ManifestPath("App")));

        // A list that appears is an input like any other.
        work.Write("App/DeliveryGap.Existing.txt", "GET /orders\n");
        (await work.Build("App", "--no-restore")).MustSucceed();
        Assert.Equal(1, work.Manifest("App").GetProperty("summary").GetProperty("existing").GetInt32());
        File.Delete(work.PathOf("App", "DeliveryGap.Existing.txt"));
        (await work.Build("App", "--no-restore")).MustFail();
    }

    [Fact]
    public async Task A_CI_server_enforces_and_RunAnalyzers_changes_nothing()
    {
        var work = new Workspace(package).WriteApp("App", Workspace.Undeclared);
        var server = (await work.Run("build", "App", [("CI", "true")], "-p:RunAnalyzers=false")).MustFail();
        Assert.Equal(["error DG1001 App/Program.cs(2)"], server.Diagnostics);

        (await work.Run("build", "App", [("GITHUB_ACTIONS", "true")], "--no-restore", "-p:DeliveryGapEnforce=false")).MustSucceed();
        var off = (await work.Build("App", "--no-restore", "-p:DeliveryGapEnabled=false")).MustSucceed();
        Assert.Empty(off.Diagnostics);
        Assert.Equal(0, off.Gates);
        Assert.False(File.Exists(work.ManifestPath("App")));
    }
}
