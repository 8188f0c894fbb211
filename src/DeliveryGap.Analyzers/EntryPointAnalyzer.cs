using System.Collections.Immutable;
using DeliveryGap.Analyzers.EntryPoints;
using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.EntryPoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeliveryGap.Analyzers;

/// <summary>DG1001: entry points that serve no declared feature.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EntryPointAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.EntryPointServesNoFeature];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterCompilationStartAction(start =>
        {
            if (!Settings.IsEnabled(start.Options))
                return;
            var own = Settings.TeamsKinds(start.Options, start.Compilation);
            if (!EntryPointTypes.AnyIn(start.Compilation, own))
                return;

            // Not read before an entry point is found that serves nothing.
            var existing = new Lazy<ExistingList>(
                () => ExistingLists.Read(start.Options, text => start.TryGetValue(text, ExistingLists.Parser, out var list) ? list : null, CancellationToken.None));
            var judge = new EntryPointJudge(RoslynReader.Shared(start.Compilation, Settings.Projects(start.Options)), existing, own);
            start.RegisterSymbolAction(symbol => AnalyzeType(symbol, judge), SymbolKind.NamedType);
            start.RegisterSemanticModelAction(model => AnalyzeDocument(model, judge));
        });
    }

    private static void AnalyzeType(SymbolAnalysisContext context, EntryPointJudge judge)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (judge.MayServe(type) && !OurAttributes.Mark(type))
            judge.JudgeType(type, context.ReportDiagnostic, context.CancellationToken);
    }

    // An action for each call would make the compiler go through all nodes of a document.
    private static void AnalyzeDocument(SemanticModelAnalysisContext context, EntryPointJudge judge)
    {
        foreach (var invocation in judge.ThatMayMap(context.SemanticModel.SyntaxTree, context.CancellationToken))
        {
            if (!PlainMarks.Around(invocation))
                judge.JudgeInvocation(invocation, context.ReportDiagnostic, context.CancellationToken);
        }
    }
}
