using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeliveryGap.CodeFixes.Editing;

/// <summary>
/// Writes one remedy for every diagnostic in scope, in the order of the files. The batch fixer would merge the results of single
/// fixes, which cannot share a <c>using</c>, a sorted list or a handler in another file.
/// </summary>
internal sealed class RemedyFixAll : FixAllProvider
{
    public static readonly RemedyFixAll Instance = new();

    public override Task<CodeAction?> GetFixAsync(FixAllContext context) =>
        Task.FromResult(context.CodeActionEquivalenceKey is { } key && context.CodeFixProvider is RemedyProvider provider
            ? CodeAction.Create("Fix all", cancellation => FixAsync(provider, key, context.WithCancellationToken(cancellation)), key)
            : null);

    private static async Task<Solution> FixAsync(RemedyProvider provider, string key, FixAllContext context)
    {
        var edits = new Edits(context.Solution);
        foreach (var diagnostic in await DiagnosticsAsync(context).ConfigureAwait(false))
        {
            if (context.Solution.GetDocument(diagnostic.Location.SourceTree) is { } document
                && await Problem.CreateAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } problem)
            {
                provider.RemediesFor(problem).FirstOrDefault(remedy => remedy.Key == key)?.Write(edits);
            }
        }

        return await edits.ApplyAsync(context.CancellationToken).ConfigureAwait(false);
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        var diagnostics = new List<Diagnostic>();
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is not null:
                diagnostics.AddRange(await context.GetDocumentDiagnosticsAsync(context.Document).ConfigureAwait(false));
                break;
            case FixAllScope.Project:
                diagnostics.AddRange(await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false));
                break;
            case FixAllScope.Solution:
                foreach (var project in context.Solution.Projects)
                    diagnostics.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                break;
        }

        return diagnostics
            .Where(diagnostic => diagnostic.Location.IsInSource)
            .OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start);
    }
}
