using System.Collections.Immutable;
using DeliveryGap.Analyzers.Declarations;
using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeliveryGap.Analyzers;

/// <summary>
/// What declarations say by themselves (DG1002 to DG1006, DG1008, DG1010, DG1015, DG1016), and in an application whether what they name is
/// declared (DG1009) and whether they name what is declared (DG1012).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FeatureDeclarationAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.FeatureDeclaresNoSuccessMetric, Descriptors.FeatureStatesNoHypothesis, Descriptors.GoalIsAmbiguous, Descriptors.SuccessIsOutputOnly,
        Descriptors.NothingGuardsAgainstFailure, Descriptors.MalformedValue, Descriptors.UnknownKey, Descriptors.FeatureHasNoOwner,
        Descriptors.FeatureAdvancesNothing, Descriptors.NoOutcomeReview, Descriptors.AcceptedGapIsEmpty,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterCompilationStartAction(start =>
        {
            if (!Settings.IsEnabled(start.Options) || !KeySource.AnyIn(start.Compilation))
                return;

            var judge = new DeclarationJudge(RoslynReader.Shared(start.Compilation, Settings.Projects(start.Options)), Settings.IsApplication(start.Options) ? new KeySource(start.Compilation) : null);
            start.RegisterSymbolAction(symbol => AnalyzeSymbol(symbol, judge), SymbolKind.NamedType, SymbolKind.Method);
            start.RegisterSemanticModelAction(model => AnalyzeDocument(model, judge));
        });
    }

    private static void AnalyzeSymbol(SymbolAnalysisContext context, DeclarationJudge judge)
    {
        // The parts of a partial method have the same attributes.
        if (context.Symbol is not IMethodSymbol { PartialDefinitionPart: not null })
            judge.JudgeSymbol(context.Symbol, context.ReportDiagnostic, context.CancellationToken);
    }

    private static void AnalyzeDocument(SemanticModelAnalysisContext context, DeclarationJudge judge)
    {
        var tree = context.SemanticModel.SyntaxTree;
        foreach (var function in AttributedSymbols.Functions(context.SemanticModel, context.CancellationToken))
            judge.JudgeSymbol(function, context.ReportDiagnostic, context.CancellationToken);
        if (tree.GetRoot(context.CancellationToken) is CompilationUnitSyntax { AttributeLists.Count: > 0 })
            judge.JudgeAssembly(tree, context.ReportDiagnostic, context.CancellationToken);
    }
}
