using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace DeliveryGap.Analyzers.Tests.Verifier;

/// <summary>Applies one of a provider's actions as an editor does and compares the files with those that are expected.</summary>
internal sealed class CodeFixRun(
    CodeFixProvider provider, AnalyzedSolutions analyzed, int? index, string? equivalenceKey)
{
    public async Task VerifyIterativeAsync(
        EvaluatedState before, EvaluatedState after, int? expectedIterations, bool once, CancellationToken cancellation)
    {
        var solution = before.Solution;
        var fixable = (await FixableAsync(solution, cancellation)).Count;
        var same = await SameFilesAsync(solution, after.Solution, cancellation);
        var limit = once ? 1 : Math.Abs(expectedIterations ?? (same ? 0 : fixable));
        var iterations = 0;
        while (await FindActionAsync(solution, checkAll: iterations == 0, cancellation) is { } found && !(once && iterations == 1))
        {
            if (iterations++ == limit)
            {
                Assert.Fail(limit == 0
                    ? $"No fix was expected, but this is offered: {found.Action.Title} ({found.Action.EquivalenceKey})"
                    : $"The fix reaches no fixed point: after {limit} iteration(s) it still offers '{found.Action.Title}' at {found.Diagnostic}.\n{await TextAsync(solution, cancellation)}");
            }

            solution = await ApplyAsync(found.Action, solution, after.Solution, cancellation);
        }

        if (expectedIterations is { } exact && exact > 0 && iterations != exact)
            Assert.Fail($"Expected {exact} iteration(s), but there were {iterations}.");
        await CompareAsync(after.Solution, solution, "one by one", cancellation);
    }

    public async Task VerifyFixAllAsync(EvaluatedState before, EvaluatedState after, CancellationToken cancellation)
    {
        if (provider.GetFixAllProvider() is not { } fixAll)
            return;
        foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
        {
            if (!fixAll.GetSupportedFixAllScopes().Contains(scope))
                continue;
            var solution = before.Solution;
            var limit = solution.Projects.Sum(project => project.DocumentIds.Count + project.AdditionalDocumentIds.Count);
            while (await FindActionAsync(solution, checkAll: false, cancellation) is { } found)
            {
                if (limit-- == 0)
                    Assert.Fail($"Fix-all in {scope} reaches no fixed point.\n{await TextAsync(solution, cancellation)}");
                var (key, ids, diagnostics) = (found.Action.EquivalenceKey!, provider.FixableDiagnosticIds, new Diagnostics(analyzed));
                // As editors do for what is no source.
                var context = found.Document is Document document
                    ? new FixAllContext(document, provider, scope, key, ids, diagnostics, cancellation)
                    : new FixAllContext(found.Document.Project, provider, scope, key, ids, diagnostics, cancellation);
                if (await fixAll.GetFixAsync(context) is not { } action)
                {
                    Assert.Fail($"Fix-all in {scope} offers nothing for '{found.Action.Title}'.");
                    return;
                }

                solution = await ApplyAsync(action, solution, after.Solution, cancellation);
            }

            await CompareAsync(after.Solution, solution, $"fix-all in {scope}", cancellation);
        }
    }

    /// <summary>The first action that the test asks for, by the diagnostics' order in the files.</summary>
    /// <param name="checkAll">Also apply every other action that the first diagnostic gets: none may change nothing.</param>
    private async Task<FoundAction?> FindActionAsync(Solution solution, bool checkAll, CancellationToken cancellation)
    {
        foreach (var (document, diagnostic) in await FixableAsync(solution, cancellation))
        {
            var actions = await OfferedAsync(document, diagnostic, cancellation);
            if (checkAll)
            {
                foreach (var action in actions)
                    await ApplyAsync(action, solution, solution, cancellation);
                checkAll = false;
            }

            var chosen = equivalenceKey is null
                ? actions.ElementAtOrDefault(index ?? 0)
                : actions.FirstOrDefault(action => action.EquivalenceKey == equivalenceKey);
            if (chosen is not null && index is { } position && actions.IndexOf(chosen) != position)
                Assert.Fail($"'{chosen.Title}' is at {actions.IndexOf(chosen)}, not at {position}.");
            if (chosen is not null)
                return new FoundAction(document, diagnostic, chosen);
        }

        return null;
    }

    public async Task<List<CodeAction>> OfferedAsync(TextDocument document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellation));
        actions = [.. actions.SelectMany(Flatten)];
        foreach (var action in actions)
        {
            if (action.EquivalenceKey is null)
                Assert.Fail($"'{action.Title}' has no equivalence key.");
        }

        if (actions.GroupBy(action => action.EquivalenceKey, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twins)
            Assert.Fail($"{twins.Count()} actions have the equivalence key '{twins.Key}'.");
        return actions;

        static IEnumerable<CodeAction> Flatten(CodeAction action) =>
            action.NestedActions.IsDefaultOrEmpty ? [action] : action.NestedActions.SelectMany(Flatten);
    }

    /// <summary>The diagnostics that the provider says it fixes, in the order of projects, files and positions.</summary>
    public async Task<List<(TextDocument Document, Diagnostic Diagnostic)>> FixableAsync(Solution solution, CancellationToken cancellation)
    {
        var fixable = new List<(TextDocument Document, Diagnostic Diagnostic)>();
        foreach (var project in solution.Projects)
        {
            fixable.AddRange((await analyzed.DiagnosticsAsync(project, cancellation))
                .Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id) && diagnostic.Location != Location.None)
                .Select(diagnostic => (Document: DocumentOf(diagnostic, project), diagnostic))
                .OrderBy(pair => pair.Document.FilePath, StringComparer.Ordinal)
                .ThenBy(pair => pair.diagnostic.Location.SourceSpan));
        }

        return fixable;
    }

    private static TextDocument DocumentOf(Diagnostic diagnostic, Project project) => diagnostic.Location.IsInSource
        ? project.GetDocument(diagnostic.Location.SourceTree)!
        : project.AdditionalDocuments.Single(file => file.FilePath == DiagnosticResult.PathOf(diagnostic));

    /// <returns>The expected solution itself where the files are its: that one has been analyzed.</returns>
    private static async Task<Solution> ApplyAsync(CodeAction action, Solution solution, Solution expected, CancellationToken cancellation)
    {
        var operations = await action.GetOperationsAsync(cancellation);
        var changed = operations.OfType<ApplyChangesOperation>().Select(operation => operation.ChangedSolution).SingleOrDefault();
        if (changed is null || await SameFilesAsync(solution, changed, cancellation))
        {
            Assert.Fail($"'{action.Title}' changes nothing.");
            return solution;
        }

        foreach (var id in changed.GetChanges(solution).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()))
        {
            var document = changed.GetDocument(id)!;
            // What a fix builds must be what the compiler would read.
            var tree = (await document.GetSyntaxTreeAsync(cancellation))!;
            var text = await tree.GetTextAsync(cancellation);
            if (!SyntaxFactory.AreEquivalent(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath, cancellation), topLevel: false))
                Assert.Fail($"'{action.Title}' builds a tree that does not read back as itself:\n{text}");
        }

        return await SameFilesAsync(changed, expected, cancellation) ? expected : changed;
    }

    private static async Task CompareAsync(Solution expected, Solution actual, string how, CancellationToken cancellation)
    {
        var expectedFiles = await FilesAsync(expected, cancellation);
        var actualFiles = await FilesAsync(actual, cancellation);
        Assert.Equal(expectedFiles.Keys, actualFiles.Keys);
        foreach (var (path, (text, preamble)) in expectedFiles)
        {
            if (text != actualFiles[path].Text)
                Assert.Fail($"{path} differs ({how}).\n--- expected\n{Visible(text)}\n--- actual\n{Visible(actualFiles[path].Text)}\n---");
            if (preamble != actualFiles[path].Preamble)
                Assert.Fail($"{path} has another byte order mark ({how}): expected {preamble} byte(s), got {actualFiles[path].Preamble}.");
        }
    }

    private static string Visible(string text) => text.Replace("\r\n", "␍\n", StringComparison.Ordinal);

    private static async Task<bool> SameFilesAsync(Solution one, Solution other, CancellationToken cancellation) =>
        (await FilesAsync(one, cancellation)).SequenceEqual(await FilesAsync(other, cancellation));

    private static async Task<SortedDictionary<string, (string Text, int? Preamble)>> FilesAsync(Solution solution, CancellationToken cancellation)
    {
        var files = new SortedDictionary<string, (string, int?)>(StringComparer.Ordinal);
        foreach (var document in solution.Projects.SelectMany(project => project.Documents.Concat(project.AdditionalDocuments)))
        {
            var text = await document.GetTextAsync(cancellation);
            files.Add($"{document.Project.Name}: {document.FilePath ?? document.Name}", (text.ToString(), text.Encoding?.GetPreamble().Length));
        }

        return files;
    }

    private static async Task<string> TextAsync(Solution solution, CancellationToken cancellation) =>
        string.Join("\n", (await FilesAsync(solution, cancellation)).Select(file => $"--- {file.Key}\n{file.Value.Text}"));

    private sealed record FoundAction(TextDocument Document, Diagnostic Diagnostic, CodeAction Action);

    /// <summary>What fix-all asks an editor for.</summary>
    private sealed class Diagnostics(AnalyzedSolutions analyzed) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            GetAsync(project, _ => true, cancellation);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellation) =>
            GetAsync(document.Project, diagnostic => diagnostic.Location.SourceTree?.FilePath == document.FilePath, cancellation);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            GetAsync(project, diagnostic => !diagnostic.Location.IsInSource, cancellation);

        private async Task<IEnumerable<Diagnostic>> GetAsync(Project project, Func<Diagnostic, bool> filter, CancellationToken cancellation) =>
            (await analyzed.DiagnosticsAsync(project, cancellation)).Where(filter);
    }
}
