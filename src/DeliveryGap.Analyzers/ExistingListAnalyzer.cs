using System.Collections.Immutable;
using DeliveryGap.Core.EntryPoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers;

/// <summary>
/// Lines of an existing list that cannot be read (DG9001), or match nothing any more (DG1014); a config file's line with a team's own kinds
/// of entry points that cannot be read (DG9001).
/// </summary>
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
            if (!Settings.IsEnabled(start.Options))
                return;
            start.RegisterAdditionalFileAction(Analyze);
            if (Settings.TeamsKinds(start.Options, start.Compilation) is { Problems.Count: > 0 } own)
                start.RegisterSyntaxTreeAction(tree => Report(own, tree, start.Compilation));
        });
    }

    // No compiler tells where in which config file a value stands: the build does. Once, with the first file.
    private static void Report(OwnKinds own, SyntaxTreeAnalysisContext context, Compilation compilation)
    {
        if (context.Tree != compilation.SyntaxTrees.First())
            return;
        foreach (var problem in own.Problems)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.MalformedFile, Location.None, problem));
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
        foreach (var finding in DeadLines.In(list, context.Compilation, Settings.TeamsKinds(context.Options, context.Compilation), context.CancellationToken))
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
