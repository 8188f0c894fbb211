using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeliveryGap.Analyzers.Tests.Verifier;

#pragma warning disable RS1001, RS1016, RS1038, RS2008 // Toys to test the verifier with; nothing ships them.

/// <summary>Types called <c>Bad…</c> are reported at their name.</summary>
public class ToyAnalyzer : DiagnosticAnalyzer
{
    protected static readonly DiagnosticDescriptor Rule = new(
        "TOY1", "Bad name", "'{0}' is a bad name", "Toys", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(symbol => Analyze(symbol.Symbol, symbol.ReportDiagnostic), SymbolKind.NamedType);
    }

    protected virtual void Analyze(ISymbol symbol, Action<Diagnostic> report)
    {
        if (symbol.Name.StartsWith("Bad", StringComparison.Ordinal))
            report(Diagnostic.Create(Rule, symbol.Locations[0], symbol.Name));
    }
}

public sealed class ThrowingToyAnalyzer : ToyAnalyzer
{
    protected override void Analyze(ISymbol symbol, Action<Diagnostic> report) => throw new InvalidOperationException("a toy breaks");
}

/// <summary>Reports at the end of the compilation, which no editor asks for.</summary>
public sealed class LateToyAnalyzer : ToyAnalyzer
{
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var found = new System.Collections.Concurrent.ConcurrentBag<Diagnostic>();
            start.RegisterSymbolAction(symbol => Analyze(symbol.Symbol, found.Add), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end =>
            {
                foreach (var diagnostic in found)
                    end.ReportDiagnostic(diagnostic);
            });
        });
    }
}

/// <summary>Reports only what a global option names.</summary>
public sealed class OptionToyAnalyzer : ToyAnalyzer
{
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.DeliveryGapEnabled", out var enabled) && enabled == "true")
                start.RegisterSymbolAction(symbol => Analyze(symbol.Symbol, symbol.ReportDiagnostic), SymbolKind.NamedType);
        });
    }
}

/// <summary>Reports lines of additional files.</summary>
public sealed class FileToyAnalyzer : ToyAnalyzer
{
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(file =>
        {
            foreach (var line in file.AdditionalFile.GetText()!.Lines)
            {
                if (line.ToString().StartsWith("Bad", StringComparison.Ordinal))
                {
                    file.ReportDiagnostic(Diagnostic.Create(
                        Rule, Location.Create(file.AdditionalFile.Path, line.Span, file.AdditionalFile.GetText()!.Lines.GetLinePositionSpan(line.Span)), line.ToString()));
                }
            }
        });
    }
}

/// <summary>Offers to rename <c>BadX</c> to <c>GoodX</c>, and to <c>FineX</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public class ToyFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["TOY1"];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        var token = root.FindToken(context.Span.Start);
        foreach (var word in new[] { "Good", "Fine" })
        {
            context.RegisterCodeFix(
                CodeAction.Create(word, _ => Task.FromResult(context.Document.WithSyntaxRoot(Fix(root, token, word))), word), context.Diagnostics);
        }
    }

    protected virtual SyntaxNode Fix(SyntaxNode root, SyntaxToken token, string word) =>
        root.ReplaceToken(token, SyntaxFactory.Identifier(token.LeadingTrivia, word + token.ValueText["Bad".Length..], token.TrailingTrivia));
}

public sealed class IdleToyFix : ToyFix
{
    protected override SyntaxNode Fix(SyntaxNode root, SyntaxToken token, string word) => root;
}

public sealed class RestlessToyFix : ToyFix
{
    protected override SyntaxNode Fix(SyntaxNode root, SyntaxToken token, string word) =>
        root.ReplaceToken(token, SyntaxFactory.Identifier(token.LeadingTrivia, token.ValueText + "er", token.TrailingTrivia));
}

public sealed class UnreadableToyFix : ToyFix
{
    protected override SyntaxNode Fix(SyntaxNode root, SyntaxToken token, string word) =>
        root.ReplaceToken(token, SyntaxFactory.Identifier(token.LeadingTrivia, "Good One", token.TrailingTrivia));
}

/// <summary>Its fix-all leaves the types that come after the first.</summary>
public sealed class LazyToyFix : ToyFix
{
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        var root = (await document.GetSyntaxRootAsync(context.CancellationToken))!;
        foreach (var type in root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Take(1))
            root = Fix(root, type.Identifier, "Good");
        foreach (var type in root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Where(type => type.Identifier.ValueText.StartsWith("Bad", StringComparison.Ordinal)).Take(1))
            root = Fix(root, type.Identifier, "Fine");
        return document.WithSyntaxRoot(root);
    });
}
