using System.Collections.Immutable;
using DeliveryGap.Core.EntryPoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers;

/// <summary>DG9001: lines of an existing list that cannot be read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExistingListAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.MalformedFile];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterCompilationStartAction(start =>
        {
            if (Settings.IsEnabled(start.Options))
                start.RegisterAdditionalFileAction(Analyze);
        });
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        var file = context.AdditionalFile;
        if (!Settings.IsExistingList(file, context.Options) || file.GetText(context.CancellationToken) is not { } text)
            return;

        foreach (var problem in ExistingList.Parse(text.ToString()).Problems)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var span = text.Lines[Math.Min(problem.Line, text.Lines.Count) - 1].Span;
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.MalformedFile, Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span)), problem.Message));
        }
    }
}
