using DeliveryGap.Package.Tests.Projects;

namespace DeliveryGap.Package.Tests;

/// <summary>Bad input gets a clear word, and never a manifest that is wrong.</summary>
public sealed class BadInputTests(PackedPackage package)
{
    [Fact]
    public async Task Settings_and_lists_that_cannot_be_read_are_named_with_their_line()
    {
        var work = new Workspace(package)
            .WriteApp("App", Workspace.Undeclared, "<DeliveryGapEnforce>yes</DeliveryGapEnforce>\n<DeliveryGapExisting>Old.txt;Missing.txt</DeliveryGapExisting>")
            .Write("Directory.Build.props", "<Project>\n  <PropertyGroup>\n    <DeliveryGapLevel>Everything</DeliveryGapLevel>\n  </PropertyGroup>\n</Project>")
            .Write("App/Old.txt", "\uFEFF# What was there\r\nGET /orders\r\n\r\nget /ORDERS\r\nnonsense\r\n");

        var run = (await work.Build("App")).MustSucceed();

        Assert.Equal(
            [
                "warning DG9001 App/App.csproj(6)", "warning DG9001 App/App.csproj(7)", "warning DG9001 App/Old.txt(4)", "warning DG9001 App/Old.txt(5)",
                "warning DG9001 Directory.Build.props(3)",
            ],
            run.Diagnostics);
        Assert.Contains(run.Messages, message => message.StartsWith("DeliveryGapLevel is 'Everything'; write Metric, Outcome or WholeProduct", StringComparison.Ordinal));
        Assert.Equal("clean", work.Manifest("App").GetProperty("verdict").GetString());
        Assert.Equal(1, work.Manifest("App").GetProperty("summary").GetProperty("existing").GetInt32());
    }

    [Fact]
    public async Task Without_a_PDB_a_finding_stands_at_the_project()
    {
        var work = new Workspace(package).WriteApp("App", Workspace.Undeclared, "<DebugType>none</DebugType>");

        var run = (await work.Build("App")).MustSucceed();

        Assert.Equal(["warning DG1001 App/App.csproj(0)"], run.Diagnostics);
        Assert.False(work.Manifest("App").GetProperty("gaps")[0].TryGetProperty("at", out _));
    }

    [Fact]
    public async Task An_own_assembly_that_cannot_be_read_and_a_folder_that_cannot_be_written_fail_with_their_path()
    {
        var work = new Workspace(package)
            .WriteLibrary("Library", "public class Nothing;")
            .WriteApp("App", Workspace.Declared, items: """<ProjectReference Include="../Library/Library.csproj" />""");
        (await work.Build("App")).MustSucceed();

        var unwritable = (await work.Build("App", "--no-restore", $"-p:DeliveryGapManifestPath={work.PathOf("App", "Program.cs", "below-a-file.json")}")).MustFail();
        Assert.Contains("below-a-file.json", Assert.Single(unwritable.Messages), StringComparison.Ordinal);

        var library = work.PathOf("Library", "bin", "Debug", "net10.0", "Library.dll");
        File.WriteAllBytes(library, File.ReadAllBytes(library)[..700]);
        var truncated = (await work.Build("App", "--no-restore", "--no-dependencies")).MustFail();
        Assert.Contains(truncated.Messages, message => message.Contains(library, StringComparison.Ordinal));
        Assert.DoesNotContain("Exception", truncated.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(work.ManifestPath("App")));
    }
}
