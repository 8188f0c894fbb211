using System.Collections.Immutable;
using System.Composition;
using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.CodeFixes;

/// <summary>DG1014: the line goes. It stands in a list, not in source.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp, Name = nameof(ExistingLineIsDeadCodeFixProvider), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)]), Shared]
public sealed class ExistingLineIsDeadCodeFixProvider : CodeFixProvider
{
    internal const string DeleteKey = "delete-line";

    private const string Title = "Delete the line";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.ExistingLineIsDead];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new EveryLine();

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.TextDocument.Project.Solution;
        context.RegisterCodeFix(
            CodeAction.Create(Title, cancellation => DeleteAsync(solution, context.TextDocument.Id, context.Diagnostics, cancellation), DeleteKey), context.Diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Solution> DeleteAsync(Solution solution, DocumentId list, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (solution.GetAdditionalDocument(list) is not { } document)
            return solution;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var shorter = ExistingListText.Delete(text, diagnostics.Select(diagnostic => diagnostic.Location.SourceSpan));

        // The same file in several projects (one project, several target frameworks) stays the same file.
        foreach (var id in document.FilePath is { } path ? solution.GetDocumentIdsWithFilePath(path) : [list])
        {
            if (solution.GetAdditionalDocument(id) is not null)
                solution = solution.WithAdditionalDocumentText(id, shorter);
        }

        return solution;
    }

    /// <summary>All dead lines of the lists of a project or solution.</summary>
    private sealed class EveryLine : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Project, FixAllScope.Solution];

        public override Task<CodeAction?> GetFixAsync(FixAllContext context) =>
            Task.FromResult<CodeAction?>(CodeAction.Create(Title, cancellation => FixAsync(context.WithCancellationToken(cancellation)), DeleteKey));

        private static async Task<Solution> FixAsync(FixAllContext context)
        {
            var solution = context.Solution;
            var changed = new HashSet<string>(StringComparer.Ordinal);
            foreach (var project in context.Scope == FixAllScope.Solution ? solution.Projects : [context.Project])
            {
                var diagnostics = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                foreach (var inFile in diagnostics.GroupBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal))
                {
                    // Once for a file that several projects share: spans are those of the text before.
                    if (project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == inFile.Key) is { } list && changed.Add(inFile.Key))
                        solution = await DeleteAsync(solution, list.Id, inFile, context.CancellationToken).ConfigureAwait(false);
                }
            }

            return solution;
        }
    }
}
