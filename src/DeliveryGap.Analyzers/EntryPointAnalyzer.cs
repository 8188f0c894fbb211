using System.Collections.Immutable;
using DeliveryGap.Analyzers.EntryPoints;
using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.EntryPoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
            start.RegisterSyntaxNodeAction(node => AnalyzeInvocation(node, judge), SyntaxKind.InvocationExpression);
        });
    }

    private static void AnalyzeType(SymbolAnalysisContext context, EntryPointJudge judge)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (judge.MayServe(type) && !OurAttributes.Mark(type))
            judge.JudgeType(type, context.ReportDiagnostic, context.CancellationToken);
    }

    private static void AnalyzeInvocation(SyntaxNodeAnalysisContext context, EntryPointJudge judge)
    {
        var invocation = (InvocationExpressionSyntax)context.Node;
        if (judge.MayMap(invocation, context.CancellationToken) && !PlainMarks.Around(invocation))
            judge.JudgeInvocation(invocation, context.ReportDiagnostic, context.CancellationToken);
    }
}
