using System.Collections.Immutable;
using DeliveryGap.Analyzers.Declarations;
using DeliveryGap.Analyzers.Evidence;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeliveryGap.Analyzers;

/// <summary>What a feature's code records (DG2001 to DG2003, DG2006, DG2009), swallows (DG2004) and asks (DG3001).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FeatureEvidenceAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.SuccessMetricNeverRecorded, Descriptors.MetricNeverRecorded, Descriptors.PerNeverRecorded, Descriptors.FailureDisappears,
        Descriptors.NearMiss, Descriptors.EvidenceLeavesProject, Descriptors.FlagNeverChecked,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (!Settings.IsEnabled(start.Options) || !KeySource.AnyIn(start.Compilation))
                return;

            var judge = new FeatureJudge(start.Compilation, Settings.Projects(start.Options), Settings.TeamsKinds(start.Options, start.Compilation));
            start.RegisterSymbolAction(symbol => AnalyzeSymbol(symbol, judge), SymbolKind.NamedType, SymbolKind.Method);
            start.RegisterSemanticModelAction(model => AnalyzeDocument(model, judge));
        });
    }

    private static void AnalyzeSymbol(SymbolAnalysisContext context, FeatureJudge judge)
    {
        // The parts of a partial method have the same attributes.
        if (context.Symbol is not IMethodSymbol { PartialDefinitionPart: not null })
            judge.Judge(context.Symbol, context.ReportDiagnostic, context.CancellationToken);
    }

    private static void AnalyzeDocument(SemanticModelAnalysisContext context, FeatureJudge judge)
    {
        foreach (var function in AttributedSymbols.Functions(context.SemanticModel, context.CancellationToken))
            judge.Judge(function, context.ReportDiagnostic, context.CancellationToken);
    }
}
