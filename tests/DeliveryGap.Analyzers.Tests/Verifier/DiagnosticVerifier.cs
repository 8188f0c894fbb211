using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers.Tests.Verifier;

/// <summary>Compares what is reported with what is expected: whole, as a build asks, and per document, as an editor asks.</summary>
internal static class DiagnosticVerifier
{
    public static async Task VerifyAsync(
        EvaluatedState state, AnalyzedSolutions analyzed, CompilerDiagnostics compiler, string what, CancellationToken cancellation)
    {
        var actual = new List<Diagnostic>();
        foreach (var project in state.Solution.Projects)
        {
            var compilation = await AnalyzedSolutions.CompileAsync(project, cancellation);
            actual.AddRange(compilation.GetDiagnostics(cancellation).Where(diagnostic => IsIncluded(diagnostic, compiler)));
            actual.AddRange(await analyzed.DiagnosticsAsync(project, cancellation));
        }

        Compare(state.Solution, state.Expected, actual, $"{what}, whole");

        var live = analyzed.CreateAnalyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Where(descriptor => !descriptor.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd))
            .Select(descriptor => descriptor.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var project in state.Solution.Projects)
        {
            foreach (var document in project.Documents.Where(document => document.FilePath != TestDefaults.ImplicitUsingsPath))
                await VerifyDocumentAsync(document, state.Expected.Where(result => live.Contains(result.Id)), analyzed, what, cancellation);
            await VerifyAdditionalFilesAsync(project, state.Expected, analyzed, what, cancellation);
        }
    }

    /// <summary>A character is typed, then that document's diagnostics are asked for, and nothing else.</summary>
    private static async Task VerifyDocumentAsync(
        Document document, IEnumerable<DiagnosticResult> live, AnalyzedSolutions analyzed, string what, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation);
        document = document.WithText(text.Replace(new TextSpan(text.Length, 0), " "));
        var compilation = await AnalyzedSolutions.CompileAsync(document.Project, cancellation);
        var tree = (await document.GetSyntaxTreeAsync(cancellation))!;
        var run = analyzed.With(compilation, document.Project);
        var actual = await run.GetAnalyzerSyntaxDiagnosticsAsync(tree, cancellation);
        actual = actual.AddRange(await run.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, cancellation));
        var expected = live.Where(result => result.Path == document.FilePath).ToList();

        // An editor drops what is reported into another document.
        Compare(
            document.Project.Solution, expected,
            [.. actual.Where(diagnostic => diagnostic.Id == "AD0001" || DiagnosticResult.PathOf(diagnostic) == document.FilePath)],
            $"{what}, document {document.FilePath} alone");
    }

    private static async Task VerifyAdditionalFilesAsync(
        Project project, IReadOnlyList<DiagnosticResult> expected, AnalyzedSolutions analyzed, string what, CancellationToken cancellation)
    {
        foreach (var file in project.AnalyzerOptions.AdditionalFiles)
        {
            var run = analyzed.With(await AnalyzedSolutions.CompileAsync(project, cancellation), project);
            Compare(
                project.Solution, [.. expected.Where(result => result.Path == file.Path)],
                (await run.GetAnalysisResultAsync(file, cancellation)).GetAllDiagnostics(), $"{what}, additional file {file.Path} alone");
        }
    }

    private static bool IsIncluded(Diagnostic diagnostic, CompilerDiagnostics compiler) =>
        compiler != CompilerDiagnostics.None
        && diagnostic.Severity >= (compiler == CompilerDiagnostics.Errors ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning);

    private static void Compare(Solution solution, IEnumerable<DiagnosticResult> expected, IReadOnlyList<Diagnostic> actual, string what)
    {
        var unexpected = actual.ToList();
        var missing = new List<DiagnosticResult>();

        // Those that name a message first, so that one that does not cannot take their diagnostic.
        foreach (var result in expected.OrderByDescending(result => result.NamesMessage))
        {
            var index = unexpected.FindIndex(result.Matches);
            if (index < 0)
                missing.Add(result);
            else
                unexpected.RemoveAt(index);
        }

        if (missing.Count == 0 && unexpected.Count == 0)
            return;
        var message = new StringBuilder($"Diagnostics differ ({what}).\n");
        foreach (var result in missing)
            message.Append("  expected, not reported: ").Append(result).Append('\n');
        foreach (var diagnostic in unexpected)
        {
            message.Append("  reported, not expected: ").Append(diagnostic.ToString()).Append(' ').Append(diagnostic.Location.SourceSpan)
                .Append(" '").Append(TextAt(solution, diagnostic)).Append("'\n");
            if (diagnostic.Id == "AD0001")
                message.Append(diagnostic.Descriptor.Description.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        Assert.Fail(message.ToString());
    }

    private static string TextAt(Solution solution, Diagnostic diagnostic)
    {
        var text = diagnostic.Location.SourceTree?.GetText()
            ?? (solution.Projects.SelectMany(project => project.AdditionalDocuments)
                .FirstOrDefault(document => document.FilePath == DiagnosticResult.PathOf(diagnostic))?.TryGetText(out var found) == true ? found : null);
        return text is not null && diagnostic.Location.SourceSpan.End <= text.Length ? text.ToString(diagnostic.Location.SourceSpan) : "";
    }
}

/// <summary>Which of the compiler's own diagnostics a test must expect.</summary>
public enum CompilerDiagnostics
{
    None,
    Errors,
    Warnings,
}
