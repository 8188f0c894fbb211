using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeliveryGap.Analyzers.Tests.Verifier;

/// <summary>An analyzer, the code to run it on and what it must say there.</summary>
public class CSharpAnalyzerTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public SolutionState TestState { get; } = new();

    public string TestCode
    {
        set => TestState.Sources.Add(value);
    }

    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    /// <summary>Rules of the analyzer that this test is not about.</summary>
    public List<string> DisabledDiagnostics { get; } = [];

    /// <summary>Applied to every project before it is analyzed.</summary>
    public List<Func<Solution, ProjectId, Solution>> SolutionTransforms { get; } = [];

    private protected static AnalyzedSolutions CreateAnalyzed() => new(() => [new TAnalyzer()]);

    public virtual async Task RunAsync(CancellationToken cancellation = default) =>
        await DiagnosticVerifier.VerifyAsync(Evaluate(TestState), CreateAnalyzed(), CompilerDiagnostics, "test state", cancellation);

    internal EvaluatedState Evaluate(SolutionState state) =>
        EvaluatedState.From(state, ToResult, [DisableDiagnostics, .. SolutionTransforms]);

    private Solution DisableDiagnostics(Solution solution, ProjectId id)
    {
        var options = solution.GetProject(id)!.CompilationOptions!;
        return DisabledDiagnostics.Count == 0
            ? solution
            : solution.WithProjectCompilationOptions(id, options.WithSpecificDiagnosticOptions(
                options.SpecificDiagnosticOptions.SetItems(DisabledDiagnostics.Select(rule => KeyValuePair.Create(rule, ReportDiagnostic.Suppress)))));
    }

    /// <param name="id">Null for <c>[|…|]</c>: the analyzer's only rule.</param>
    private static DiagnosticResult ToResult(string? id)
    {
        var rules = new TAnalyzer().SupportedDiagnostics;
        if (id is null)
        {
            if (rules.Length != 1)
                Assert.Fail($"[|…|] is ambiguous: {typeof(TAnalyzer).Name} has {rules.Length} rules. Write {{|ID:…|}}.");
            return new DiagnosticResult(rules[0]);
        }

        return rules.FirstOrDefault(rule => rule.Id == id) is { } rule ? new DiagnosticResult(rule)
            : id.StartsWith("CS", StringComparison.Ordinal) ? DiagnosticResult.CompilerError(id)
            : throw new ArgumentException($"{typeof(TAnalyzer).Name} has no rule '{id}'.");
    }
}
