using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeliveryGap.Analyzers.Tests.Verifier;

/// <summary>A test's analyzers, and what they reported: a fix test asks about the same few solutions again and again.</summary>
internal sealed class AnalyzedSolutions(Func<ImmutableArray<DiagnosticAnalyzer>> createAnalyzers)
{
    private readonly ConditionalWeakTable<Project, Task<ImmutableArray<Diagnostic>>> reported = new();

    /// <summary>New ones, as a host creates them for each of its sessions.</summary>
    public ImmutableArray<DiagnosticAnalyzer> CreateAnalyzers() => createAnalyzers();

    /// <summary>What the analyzers report on a whole project.</summary>
    public Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project, CancellationToken cancellation) =>
        reported.GetValue(project, _ => AnalyzeAsync(project, cancellation));

    public CompilationWithAnalyzers With(Compilation compilation, Project project) =>
        compilation.WithAnalyzers(CreateAnalyzers(), new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));

    public static async Task<Compilation> CompileAsync(Project project, CancellationToken cancellation) =>
        await project.GetCompilationAsync(cancellation) ?? throw new InvalidOperationException($"'{project.Name}' cannot be compiled.");

    private async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Project project, CancellationToken cancellation) =>
        await With(await CompileAsync(project, cancellation), project).GetAnalyzerDiagnosticsAsync(cancellation);
}
