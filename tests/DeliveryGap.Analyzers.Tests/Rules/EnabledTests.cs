using System.Collections.Immutable;
using DeliveryGap.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeliveryGap.Analyzers.Tests.Rules;

/// <summary>NuGet hands the analyzers to projects that never asked for them; those must not notice.</summary>
public sealed class EnabledTests
{
    private const string Gaps = """
        using DeliveryGap;
        [Feature("Not A Key")] class Orders;
        [PartOf("nothing")] class Carts;
        class Nightly : Microsoft.Extensions.Hosting.BackgroundService
        {
            protected override System.Threading.Tasks.Task ExecuteAsync(System.Threading.CancellationToken token) => null!;
        }
        """;

    [Theory]
    [InlineData(null)]
    [InlineData("false")]
    [InlineData("")]
    [InlineData("yes")]
    public async Task DisabledRegistersNothing(string? enabled)
    {
        var (diagnostics, actions) = await RunAsync(enabled, Gaps);
        Assert.Empty(diagnostics);
        Assert.Equal(0, actions);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("True")]
    public async Task EnabledReports(string enabled)
    {
        var (diagnostics, actions) = await RunAsync(enabled, Gaps);
        Assert.Equal(["DG1001", "DG1002", "DG1008"], diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
        Assert.True(actions > 0);
    }

    [Fact]
    public async Task WithoutOurAttributesAndAspNetNothingButTheListIsLookedAt()
    {
        var core = MetadataReference.CreateFromFile(typeof(object).Assembly.Location);
        var (diagnostics, actions) = await RunAsync("true", "class Orders { void MapGet() => MapGet(); }", [core]);
        Assert.Empty(diagnostics);
        Assert.Equal(1, actions);
    }

    private static async Task<(ImmutableArray<Diagnostic> Diagnostics, int Actions)> RunAsync(
        string? enabled, string source, IEnumerable<MetadataReference>? references = null)
    {
        var compilation = CSharpCompilation.Create(
            "Shop", [CSharpSyntaxTree.ParseText(source)], references ?? TestSolution.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new FeatureDeclarationAnalyzer(), new EntryPointAnalyzer(), new ExistingListAnalyzer()];
        var run = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new OnlyGlobal(enabled)), null, concurrentAnalysis: true, logAnalyzerExecutionTime: true));
        var diagnostics = await run.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        var actions = 0;
        foreach (var analyzer in analyzers)
        {
            var telemetry = await run.GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken);
            actions += telemetry.SymbolActionsCount + telemetry.SyntaxNodeActionsCount + telemetry.AdditionalFileActionsCount;
        }

        return (diagnostics, actions);
    }

    private sealed class OnlyGlobal(string? enabled) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(enabled);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(string? enabled) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            var found = key == "build_property.DeliveryGapEnabled" ? enabled : null;
            value = found ?? "";
            return found is not null;
        }
    }
}
