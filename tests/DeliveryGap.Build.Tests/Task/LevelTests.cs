using DeliveryGap.Build.Tests.IL;
using Microsoft.Build.Utilities;

namespace DeliveryGap.Build.Tests.Tasks;

/// <summary>What the gate says, and counts as a gap, of rules above the default level.</summary>
public sealed class LevelTests
{
    private const string Source = """
        [Feature("cart")]
        [SuccessMetric("shop.carts", MetricKind.UsageFrequency, Target = 5)]
        public sealed class Cart { public void Add() { } }
        """;

    private const string Kpi = "[assembly: Kpi(\"conversion\", KpiCategory.Conversion)]\n";

    private static readonly string[] OfOutcome = ["DG1003", "DG1005", "DG1006", "DG1010", "DG1015"];

    [Fact]
    public void At_the_default_level_they_are_neither_said_nor_gaps()
    {
        using var compiler = new Compiler();
        var (engine, manifest) = Run(compiler, _ => { });
        Assert.Empty(engine.Findings);
        Assert.Contains("\"verdict\": \"clean\"", manifest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Outcome", "")]
    [InlineData("outcome", Kpi)]
    [InlineData("WholeProduct", "")]
    [InlineData("WholeProduct", Kpi, "DG1012")]
    public void Their_level_asks_for_them(string level, string assembly, params string[] more)
    {
        using var compiler = new Compiler();
        var (engine, manifest) = Run(compiler, task => task.Level = level, assembly + Source);
        Assert.Equal(OfOutcome.Concat(more).Order(StringComparer.Ordinal), engine.Findings.Select(finding => finding.Code).Order(StringComparer.Ordinal));
        Assert.All(engine.Findings, finding => Assert.Contains($"\"rule\": \"{finding.Code}\"", manifest, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[*.cs]\ndotnet_diagnostic.DG1010.severity = warning", "DG1010")]
    [InlineData("[*.cs]\ndotnet_diagnostic.DG1010.severity = suggestion")]
    [InlineData("[*.vb]\ndotnet_diagnostic.DG1010.severity = warning")]
    [InlineData("is_global = true\ndotnet_diagnostic.dg1003.severity = warning", "DG1003")]
    [InlineData("[*.cs]\ndotnet_analyzer_diagnostic.category-DeliveryGap.severity = warning", "DG1003", "DG1005", "DG1006", "DG1010", "DG1012", "DG1015")]
    public void A_severity_asks_for_them_by_file(string config, params string[] expected)
    {
        using var compiler = new Compiler();
        var path = Path.Combine(compiler.Folder, ".editorconfig");
        File.WriteAllText(path, config);
        var (engine, manifest) = Run(compiler, task => task.ConfigFiles = [new TaskItem(path)], Kpi + Source);
        Assert.Equal(expected, engine.Findings.Select(finding => finding.Code).Order(StringComparer.Ordinal));
        Assert.Equal(expected.Length == 0, manifest.Contains("\"verdict\": \"clean\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Warnings_as_errors_ask_for_them()
    {
        using var compiler = new Compiler();
        var (engine, _) = Run(compiler, task => task.WarningsAsErrors = "DG1015");
        Assert.Equal("DG1015", Assert.Single(engine.Findings).Code);
        Assert.Single(engine.Errors);
    }

    [Fact]
    public void A_dead_line_of_the_projects_own_list_is_said_at_the_line()
    {
        using var compiler = new Compiler();
        var list = Path.Combine(compiler.Folder, "DeliveryGap.Existing.txt");
        File.WriteAllText(list, "# old\nGET /gone\nhub Shop.ChatHub.Send\n");
        var (engine, manifest) = Run(compiler, task => (task.Level, task.NoWarn, task.ExistingLists) = ("Outcome", string.Join(';', OfOutcome), [new TaskItem(list)]));
        Assert.Equal([("DG1014", list, 2), ("DG1014", list, 3)], engine.Findings);
        Assert.Contains("\"entryPoint\": \"GET /gone\"", manifest, StringComparison.Ordinal);

        (engine, _) = Run(compiler, task => task.ExistingLists = [new TaskItem(list)]);
        Assert.Empty(engine.Findings);
    }

    [Fact]
    public void A_list_that_lies_elsewhere_may_be_that_of_others_too()
    {
        using var compiler = new Compiler();
        using var elsewhere = new Compiler();
        var list = Path.Combine(elsewhere.Folder, "DeliveryGap.Existing.txt");
        File.WriteAllText(list, "GET /gone\n");
        var (engine, _) = Run(compiler, task => (task.Level, task.ExistingLists) = ("Outcome", [new TaskItem(list)]));
        Assert.DoesNotContain(engine.Findings, finding => finding.Code == "DG1014");
    }

    private static (RecordingEngine Engine, string Manifest) Run(Compiler compiler, Action<GateTask> set, string source = Source)
    {
        compiler.Read("using DeliveryGap;\n" + source);
        var engine = new RecordingEngine();
        var task = new GateTask
        {
            BuildEngine = engine, ProjectFile = Path.Combine(compiler.Folder, "Shop.csproj"), Assembly = Path.Combine(compiler.Folder, "Shop.dll"),
            ManifestPath = Path.Combine(compiler.Folder, "release.json"), IsProgram = true,
            References = [.. Compiler.ReferencePaths.Select(path => new TaskItem(path))],
        };
        set(task);
        task.Execute();
        return (engine, File.ReadAllText(task.ManifestPath));
    }
}
