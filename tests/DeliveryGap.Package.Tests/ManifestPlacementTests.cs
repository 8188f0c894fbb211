using DeliveryGap.Package.Tests.Projects;

namespace DeliveryGap.Package.Tests;

/// <summary>Where manifests go, and that they say the same wherever they are made.</summary>
public sealed class ManifestPlacementTests(PackedPackage package)
{
    [Fact]
    public async Task It_is_published_and_stays_with_its_framework()
    {
        var work = new Workspace(package).WriteApp("App", Workspace.Declared, "<TargetFrameworks>net9.0;net10.0</TargetFrameworks>");
        (await work.Build("App", "-c", "Release")).MustSucceed();
        (await work.Run("publish", "App", "-c", "Release", "-f", "net10.0", "--no-build")).MustSucceed();

        foreach (var framework in new[] { "net9.0", "net10.0" })
        {
            var release = work.Manifest("App", framework, "Release").GetProperty("release");
            Assert.Equal((framework, "Release"), (release.GetProperty("framework").GetString(), release.GetProperty("configuration").GetString()));
        }

        Assert.Equal(
            File.ReadAllBytes(work.ManifestPath("App", configuration: "Release")),
            File.ReadAllBytes(work.PathOf("App", "bin", "Release", "net10.0", "publish", "App.release.json")));
    }

    [Fact]
    public async Task A_test_project_has_none_and_a_library_only_on_request()
    {
        var work = new Workspace(package)
            .WriteApp("Tests", Workspace.Undeclared, "<IsTestProject>true</IsTestProject>")
            .WriteLibrary("Library", "[assembly: DeliveryGap.Vision(\"Payments that nobody notices\")]", "<DeliveryGapManifest>true</DeliveryGapManifest><DeliveryGapManifestPath>../out/library.json</DeliveryGapManifestPath>");
        var tests = (await work.Build("Tests")).MustSucceed();
        Assert.Empty(tests.Diagnostics);
        Assert.Equal(0, tests.Gates);
        Assert.False(File.Exists(work.ManifestPath("Tests")));

        (await work.Build("Library")).MustSucceed();
        Assert.True(File.Exists(work.PathOf("out", "library.json")));
    }

    [Fact]
    public async Task The_same_commit_gives_the_same_bytes_in_any_folder_and_on_a_server()
    {
        var here = await Commit(new Workspace(package, "here"));
        var there = await Commit(new Workspace(package, "a-quite-different-folder"));

        (await here.Build("App")).MustSucceed();
        (await there.Build("App", "-p:ContinuousIntegrationBuild=true", "-p:DeliveryGapEnforce=false")).MustSucceed();

        Assert.Equal(File.ReadAllText(here.ManifestPath("App")), File.ReadAllText(there.ManifestPath("App")));
        var release = here.Manifest("App").GetProperty("release");
        Assert.Equal("https://example.com/shop/store.git", release.GetProperty("repository").GetString());
        Assert.Equal(40, release.GetProperty("commit").GetString()!.Length);
        Assert.Equal("App/Program.cs", here.Manifest("App").GetProperty("gaps")[0].GetProperty("at").GetProperty("file").GetString());
    }

    private static async Task<Workspace> Commit(Workspace work)
    {
        work.WriteApp("App", Workspace.Undeclared).Write(".gitignore", "bin/\nobj/\n*.binlog\n");
        foreach (var command in new[]
        {
            "init -q -b main", "config user.name Tester", "config user.email tester@example.com", "remote add origin https://user:secret-token@example.com/shop/store.git?key=1",
            "add -A", "commit -q -m First --date 2026-01-01T00:00:00Z",
        })
        {
            await Git.Run(work.Folder, command.Split(' '));
        }

        return work;
    }
}
