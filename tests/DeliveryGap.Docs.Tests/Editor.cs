using System.Collections.Immutable;
using DeliveryGap.Analyzers;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Docs.Tests;

/// <summary>What the analyzers say of an application that uses the package.</summary>
internal static class Editor
{
    private const string ProjectFolder = "/";

    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(EntryPointAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>What is said, in ordinal order: <c>DG1001 Program.cs</c>.</summary>
    /// <param name="existing">The path and text of the existing list, if there is one.</param>
    /// <param name="level">Its preset applies.</param>
    /// <param name="least">What is less is left out: by default what does not warn.</param>
    public static async Task<string[]> Findings(Compilation compilation, (string Path, string Text)? existing = null, Level level = Level.Metric, DiagnosticSeverity least = DiagnosticSeverity.Warning)
    {
        var raised = Presets.SeveritiesOf(level).ToImmutableDictionary(rule => rule.Id, _ => ReportDiagnostic.Warn);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(raised));

        ImmutableArray<AdditionalText> files = existing is { } list ? [new ExistingList(ProjectFolder + list.Path, list.Text)] : [];
        var options = new CompilationWithAnalyzersOptions(
            new(files, new Application()), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. diagnostics.Where(diagnostic => diagnostic.Severity >= least)
            .Select(diagnostic => $"{diagnostic.Id} {diagnostic.Location.GetLineSpan().Path.TrimStart('/')}").Order(StringComparer.Ordinal)];
    }

    private sealed class ExistingList(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    /// <summary>What the package's props and targets say of an application, and of its existing list.</summary>
    private sealed class Application : AnalyzerConfigOptionsProvider
    {
        private static readonly AnalyzerConfigOptions Project = new Options("build_property.DeliveryGapEnabled", "build_property.DeliveryGapManifest");
        private static readonly AnalyzerConfigOptions Existing = new Options("build_metadata.AdditionalFiles.DeliveryGapExisting");

        public override AnalyzerConfigOptions GlobalOptions => Project;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Project;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Existing;
    }

    private sealed class Options(params string[] keys) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = keys.Contains(key) ? "true" : key == "build_property.ProjectDir" ? ProjectFolder : "";
            return value.Length > 0;
        }
    }
}
