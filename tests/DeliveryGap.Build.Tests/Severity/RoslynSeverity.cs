using System.Collections.Immutable;
using DeliveryGap.Build.Severity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeliveryGap.Build.Tests.Severity;

/// <summary>What the real compiler makes of config files and options: the judge of our own reading.</summary>
internal static class RoslynSeverity
{
    private static readonly MetadataReference Corlib = MetadataReference.CreateFromFile(typeof(object).Assembly.Location);

    /// <summary>The severity that a diagnostic of an analyzer gets in a compilation of one file.</summary>
    /// <param name="inSource">False: the diagnostic has no location.</param>
    public static async Task<ReportSeverity> Of(
        AnalyzerConfigSet config, string source, OptionsCase options, DiagnosticSeverity byDefault, bool inSource)
    {
        var arguments = CSharpCommandLineParser.Default.Parse(CommandLine(options), "/", null);
        var tree = CSharpSyntaxTree.ParseText("class C;", path: source);
        var forTree = config.GetOptionsForSourcePath(source);
        var compilation = CSharpCompilation.Create(
            "Test", [tree], [Corlib],
            arguments.CompilationOptions
                .WithOutputKind(OutputKind.DynamicallyLinkedLibrary)
                .WithSyntaxTreeOptionsProvider(new TreeOptions(forTree, config.GlobalConfigOptions)));
        var analyzer = new EverywhereAnalyzer(byDefault, inSource);
        var withAnalyzers = compilation.WithAnalyzers(
            [analyzer], new AnalyzerOptions([], new ConfigOptionsProvider(forTree.AnalyzerOptions, config.GlobalConfigOptions.AnalyzerOptions)));
        var diagnostics = await withAnalyzers.GetAnalyzerDiagnosticsAsync();
        return diagnostics.SingleOrDefault()?.Severity switch
        {
            null or DiagnosticSeverity.Hidden => ReportSeverity.None,
            DiagnosticSeverity.Info => ReportSeverity.Info,
            DiagnosticSeverity.Warning => ReportSeverity.Warning,
            _ => ReportSeverity.Error,
        };
    }

    /// <summary>In the order in which the SDK's compiler task writes it.</summary>
    private static IEnumerable<string> CommandLine(OptionsCase options)
    {
        yield return "/target:library";
        if (options.NoWarn != "")
            yield return "/nowarn:" + options.NoWarn;
        yield return options.TreatWarningsAsErrors ? "/warnaserror+" : "/warnaserror-";
        if (options.WarningsAsErrors != "")
            yield return "/warnaserror+:" + options.WarningsAsErrors;
        if (options.WarningsNotAsErrors != "")
            yield return "/warnaserror-:" + options.WarningsNotAsErrors;
    }

#pragma warning disable RS1036, RS1038, RS1041, RS2008 // An analyzer for this test alone.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class EverywhereAnalyzer(DiagnosticSeverity byDefault, bool inSource) : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor descriptor =
            new(RandomConfigs.RuleId, "Title", "Message", RandomConfigs.Category, byDefault, isEnabledByDefault: true,
                customTags: WellKnownDiagnosticTags.CompilationEnd);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [descriptor];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
            if (inSource)
                context.RegisterSyntaxTreeAction(c => c.ReportDiagnostic(Diagnostic.Create(descriptor, c.Tree.GetRoot(c.CancellationToken).GetLocation())));
            else
                context.RegisterCompilationAction(c => c.ReportDiagnostic(Diagnostic.Create(descriptor, Location.None)));
        }
    }
#pragma warning restore RS1036, RS1038, RS1041, RS2008

    private sealed class TreeOptions(AnalyzerConfigOptionsResult forTree, AnalyzerConfigOptionsResult global) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.NotGenerated;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            forTree.TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            global.TreeOptions.TryGetValue(diagnosticId, out severity);
    }

    private sealed class ConfigOptionsProvider(ImmutableDictionary<string, string> forTree, ImmutableDictionary<string, string> global)
        : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new ConfigOptions(global);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new ConfigOptions(forTree);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class ConfigOptions(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
