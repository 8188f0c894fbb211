using System.Collections.Immutable;
using DeliveryGap.Analyzers.Declarations;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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

            var judge = new DeclarationJudge(start.Compilation, Settings.IsApplication(start.Options) ? new KeySource(start.Compilation) : null);
            start.RegisterSymbolAction(symbol => AnalyzeSymbol(symbol, judge), SymbolKind.NamedType, SymbolKind.Method);
            start.RegisterSyntaxNodeAction(node => AnalyzeFunction(node, judge), SyntaxKind.ParenthesizedLambdaExpression, SyntaxKind.LocalFunctionStatement);
            start.RegisterSyntaxNodeAction(node => AnalyzeAssembly(node, judge), SyntaxKind.CompilationUnit);
        });
    }

    private static void AnalyzeSymbol(SymbolAnalysisContext context, DeclarationJudge judge)
    {
        // The parts of a partial method have the same attributes.
        if (context.Symbol is not IMethodSymbol { PartialDefinitionPart: not null })
            judge.JudgeSymbol(context.Symbol, context.ReportDiagnostic, context.CancellationToken);
    }

    private static void AnalyzeFunction(SyntaxNodeAnalysisContext context, DeclarationJudge judge)
    {
        var attributes = context.Node is ParenthesizedLambdaExpressionSyntax lambda ? lambda.AttributeLists : ((LocalFunctionStatementSyntax)context.Node).AttributeLists;
        if (attributes.Count == 0)
            return;
        var symbol = context.Node is LocalFunctionStatementSyntax
            ? context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken)
            : context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol;
        if (symbol is not null)
            judge.JudgeSymbol(symbol, context.ReportDiagnostic, context.CancellationToken);
    }

    private static void AnalyzeAssembly(SyntaxNodeAnalysisContext context, DeclarationJudge judge)
    {
        if (((CompilationUnitSyntax)context.Node).AttributeLists.Count > 0)
            judge.JudgeAssembly(context.Node.SyntaxTree, context.ReportDiagnostic, context.CancellationToken);
    }
}
