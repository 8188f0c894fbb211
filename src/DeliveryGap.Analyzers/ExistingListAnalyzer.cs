using System.Collections.Immutable;
using DeliveryGap.Core.EntryPoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers;

/// <summary>Lines of an existing list that cannot be read (DG9001), or match nothing any more (DG1014).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExistingListAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.ExistingLineIsDead, Descriptors.MalformedFile];

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

        var list = ExistingList.Parse(text.ToString());
        foreach (var problem in list.Problems)
            Report(Descriptors.MalformedFile, problem.Line, problem.Message);
        if (!Settings.IsApplication(context.Options) || !Settings.IsInProject(file, context.Options))
            return;
        foreach (var finding in DeadLines.In(list, context.Compilation, Settings.OwnKinds(context.Options, context.Compilation), context.CancellationToken))
        {
            // Editors part lines at more characters than lists do.
            if (LineAt(finding.Place.Line).ToString().Trim('\uFEFF', ' ', '\t') == finding.EntryPoint)
                Report(Descriptors.ExistingLineIsDead, finding.Place.Line, [.. finding.Arguments]);
        }

        TextLine LineAt(int number) => text.Lines[Math.Min(number, text.Lines.Count) - 1];

        void Report(DiagnosticDescriptor rule, int line, params object[] arguments)
        {
            var span = LineAt(line).Span;
            context.ReportDiagnostic(Diagnostic.Create(rule, Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span)), arguments));
        }
    }
}
