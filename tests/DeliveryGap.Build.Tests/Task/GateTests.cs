using DeliveryGap.Build.Tests.IL;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Microsoft.CodeAnalysis;
using Compiler = DeliveryGap.Build.Tests.IL.Compiler;

namespace DeliveryGap.Build.Tests.Tasks;

public sealed class GateTests
{
    private const string Source = """
        using DeliveryGap;
        [Feature("cart")]
        public sealed class Cart { public void Add() { } }
        """;

    [Fact]
    public void The_PDB_of_another_build_costs_places_and_nothing_else()
    {
        using var compiler = new Compiler();
        var (engine, succeeds, manifest) = Run(compiler, pdb => File.WriteAllBytes(pdb, OtherPdb()));

        Assert.True(succeeds);
        Assert.Empty(engine.Errors);
        Assert.Contains("DG1002", File.ReadAllText(manifest), StringComparison.Ordinal);
        var message = Assert.Single(engine.Messages, message => message.Text.Contains("another build", StringComparison.Ordinal));
        Assert.Equal(MessageImportance.Low, message.Importance);
    }

    [Fact]
    public void What_is_no_PDB_costs_places_and_nothing_else()
    {
        using var compiler = new Compiler();
        var (engine, succeeds, manifest) = Run(compiler, pdb => File.WriteAllText(pdb, "no PDB"));

        Assert.True(succeeds);
        Assert.Empty(engine.Errors);
        Assert.True(File.Exists(manifest));
    }

    [Fact]
    public void An_own_assembly_that_cannot_be_read_is_an_error_without_a_manifest()
    {
        using var compiler = new Compiler();
        var (engine, succeeds, manifest) = Run(compiler, pdb => File.WriteAllText(Path.ChangeExtension(pdb, ".dll"), "no assembly"));

        Assert.False(succeeds);
        Assert.Single(engine.Errors);
        Assert.False(File.Exists(manifest));
    }

    [Fact]
    public void A_teams_own_kinds_are_read_from_its_config_files()
    {
        using var compiler = new Compiler();
        var config = Path.Combine(compiler.Folder, ".editorconfig");
        File.WriteAllText(config, "root = true\n[*.cs]\ndelivery_gap_entry_points = job: IWork.Run\n");
        var (engine, _, manifest) = Run(compiler, _ => { }, Source + "public interface IWork { void Run(); } public class Nightly : IWork { public void Run() { } }", config);

        Assert.Contains("job Nightly", File.ReadAllText(manifest), StringComparison.Ordinal);
        Assert.Contains(engine.Findings, finding => finding.Code == "DG1001");
        Assert.DoesNotContain(engine.Findings, finding => finding.Code == "DG9001");
    }

    [Theory]
    [InlineData("work: IWork.Run", "job, message")]
    [InlineData("job IWork.Run", "has no kind")]
    [InlineData("job: IWork", "names no member")]
    [InlineData("job: [ ]", "names no attribute")]
    [InlineData("message: IWork.Run", "without a type parameter")]
    [InlineData("job: [Not an attribute]", "names no attribute")]
    [InlineData("job: IWork.Run; job: IOther.Run", "put commas between")]
    [InlineData("http: IWork.Run", "begins with no kind")]
    public void A_malformed_entry_is_told_with_file_and_line(string entry, string problem)
    {
        using var compiler = new Compiler();
        var config = Path.Combine(compiler.Folder, ".globalconfig");
        File.WriteAllText(config, "is_global = true\n# ours\n  Delivery_Gap_Entry_Points = " + entry + "\n");
        var (engine, _, _) = Run(compiler, _ => { }, Source, config);

        Assert.Equal([("DG9001", config, 3)], engine.Findings.Where(finding => finding.Code == "DG9001"));
        Assert.Single(engine.Warnings, warning => warning.Contains(problem, StringComparison.Ordinal));
    }

    /// <param name="spoil">Told the path of the PDB before the gate runs.</param>
    private static (RecordingEngine Engine, bool Succeeds, string Manifest) Run(Compiler compiler, Action<string> spoil, string source = Source, params string[] configs)
    {
        compiler.Read(source);
        var assembly = Path.Combine(compiler.Folder, "Shop.dll");
        spoil(Path.ChangeExtension(assembly, ".pdb"));
        var engine = new RecordingEngine();
        var manifest = Path.Combine(compiler.Folder, "delivery-gap.json");
        var task = new GateTask
        {
            BuildEngine = engine, ProjectFile = Path.Combine(compiler.Folder, "Shop.csproj"), Assembly = assembly, ManifestPath = manifest, IsProgram = true,
            ConfigFiles = [.. configs.Select(path => new TaskItem(path))],
            References = [.. Compiler.ReferencePaths.Select(path => new TaskItem(path))],
        };
        return (engine, task.Execute(), manifest);
    }

    private static byte[] OtherPdb()
    {
        using var compiler = new Compiler();
        var other = compiler.Emit(Compiler.Compile("Shop", OptimizationLevel.Release, [("a.cs", "class A { void M() { } }")]));
        return File.ReadAllBytes(Path.ChangeExtension(other, ".pdb"));
    }
}
