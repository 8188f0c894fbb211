using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeliveryGap.Analyzers.Tests.Verifier;

/// <summary>
/// A code fix, applied one by one until nothing is left to fix, then with fix-all in document, project and solution.
/// A test whose fixed state is the test state itself says that nothing is offered.
/// </summary>
public class CSharpCodeFixTest<TAnalyzer, TCodeFix> : CSharpAnalyzerTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    /// <summary>Additional files, configuration and projects that it does not name are those of the test state.</summary>
    public SolutionState FixedState { get; } = new();

    /// <summary>Where fix-all leads to another result than one by one.</summary>
    public SolutionState BatchFixedState { get; } = new();

    public string FixedCode
    {
        set => FixedState.Sources.Add(value);
    }

    public string BatchFixedCode
    {
        set => BatchFixedState.Sources.Add(value);
    }

    /// <summary>Which of the actions offered, nested ones counted in place of the group that holds them.</summary>
    public int? CodeActionIndex { get; set; }

    public string? CodeActionEquivalenceKey { get; set; }

    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    /// <summary>Default: at most as many as there are fixable diagnostics before.</summary>
    public int? NumberOfIncrementalIterations { get; set; }

    public override async Task RunAsync(CancellationToken cancellation = default)
    {
        Inherit(FixedState, TestState);
        var isSame = BatchFixedState.Sources.Count == 0 && BatchFixedState.AdditionalFiles.Count == 0;
        Inherit(BatchFixedState, FixedState);
        var before = Evaluate(TestState);
        var after = Evaluate(FixedState);
        var batch = isSame ? after : Evaluate(BatchFixedState);

        var analyzed = CreateAnalyzed();
        await DiagnosticVerifier.VerifyAsync(before, analyzed, CompilerDiagnostics, "test state", cancellation);
        await DiagnosticVerifier.VerifyAsync(after, analyzed, CompilerDiagnostics, "fixed state", cancellation);
        if (!isSame)
            await DiagnosticVerifier.VerifyAsync(batch, analyzed, CompilerDiagnostics, "batch fixed state", cancellation);
        var run = new CodeFixRun(new TCodeFix(), analyzed, CodeActionIndex, CodeActionEquivalenceKey);
        await run.VerifyIterativeAsync(
            before, after, NumberOfIncrementalIterations, once: CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne), cancellation);
        if (CodeFixTestBehaviors == CodeFixTestBehaviors.None)
            await run.VerifyFixAllAsync(before, batch, cancellation);
    }

    private static void Inherit(SolutionState state, SolutionState from)
    {
        Fill(state.Sources, from.Sources);
        Fill(state.AdditionalFiles, from.AdditionalFiles);
        Fill(state.AnalyzerConfigFiles, from.AnalyzerConfigFiles);
        Fill(state.AdditionalReferences, from.AdditionalReferences);
        Fill(state.AdditionalProjectReferences, from.AdditionalProjectReferences);
        foreach (var (name, project) in from.AdditionalProjects)
            state.AdditionalProjects.TryAdd(name, project);
        state.OutputKind = from.OutputKind;
    }

    private static void Fill<T>(List<T> list, List<T> from)
    {
        if (list.Count == 0)
            list.AddRange(from);
    }
}

[Flags]
public enum CodeFixTestBehaviors
{
    None,

    /// <summary>Fix the first diagnostic only; that others stay is expected.</summary>
    FixOne = 1,

    /// <summary>The fix has no fix-all for this action.</summary>
    SkipFixAllCheck = 2,
}
