using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeliveryGap.Analyzers.Tests.Fixes;

/// <summary>The menu that an editor shows.</summary>
internal static class OfferedActions
{
    /// <returns>The titles in their order, nested ones in place of their group, for the first diagnostic of that id.</returns>
    public static async Task<IReadOnlyList<string>> TitlesAsync<TAnalyzer, TCodeFix>(string source, string id, Level level = Level.Metric)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TCodeFix : CodeFixProvider, new()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var test = new CSharpAnalyzerVerifier<TAnalyzer>.Test(level) { TestCode = source };
        test.TestState.OutputKind = TestDefaults.OutputKindOf(source);
        var run = new CodeFixRun(new TCodeFix(), new AnalyzedSolutions(() => [new TAnalyzer()]), null, null);
        var (document, diagnostic) = (await run.FixableAsync(test.Evaluate(test.TestState).Solution, cancellation)).First(pair => pair.Diagnostic.Id == id);
        return [.. (await run.OfferedAsync(document, diagnostic, cancellation)).Select(action => action.Title)];
    }
}
