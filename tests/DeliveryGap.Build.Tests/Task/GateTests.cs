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

    /// <param name="spoil">Told the path of the PDB before the gate runs.</param>
    private static (RecordingEngine Engine, bool Succeeds, string Manifest) Run(Compiler compiler, Action<string> spoil)
    {
        compiler.Read(Source);
        var assembly = Path.Combine(compiler.Folder, "Shop.dll");
        spoil(Path.ChangeExtension(assembly, ".pdb"));
        var engine = new RecordingEngine();
        var manifest = Path.Combine(compiler.Folder, "delivery-gap.json");
        var task = new GateTask
        {
            BuildEngine = engine, ProjectFile = Path.Combine(compiler.Folder, "Shop.csproj"), Assembly = assembly, ManifestPath = manifest, IsProgram = true,
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
