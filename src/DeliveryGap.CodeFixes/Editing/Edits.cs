using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.CodeFixes.Editing;

/// <summary>
/// What one or many remedies change. Changes are of text: what they do not touch keeps its formatting and line endings, byte by byte.
/// </summary>
internal sealed class Edits(Solution solution)
{
    private readonly Dictionary<DocumentId, List<TextChange>> changes = [];
    private readonly Dictionary<string, SortedSet<string>> listLines = new(StringComparer.Ordinal);
    private readonly HashSet<SyntaxNode> claimed = [];
    private readonly Dictionary<string, string> declared = new(StringComparer.Ordinal);

    /// <summary>Keys of the features that these edits declare.</summary>
    public HashSet<string> DeclaredFeatures { get; } = new(StringComparer.Ordinal);

    /// <summary>False when an earlier remedy has given the name to something else.</summary>
    public bool Declare(string name, string meaning)
    {
        if (declared.TryGetValue(name, out var earlier))
            return earlier == meaning;
        declared.Add(name, meaning);
        return true;
    }

    /// <summary>False when an earlier remedy of the same kind has done all that there is to do at the node.</summary>
    public bool Claim(SyntaxNode node) => claimed.Add(node);

    public void Add(SyntaxTree tree, params IEnumerable<TextChange> added)
    {
        if (solution.GetDocumentId(tree) is not { } id)
            return;
        if (!changes.TryGetValue(id, out var list))
            changes.Add(id, list = []);
        list.AddRange(added);
    }

    /// <summary>Lines to be sorted into an existing list.</summary>
    public void AddLine(string listPath, string line)
    {
        if (!listLines.TryGetValue(listPath, out var lines))
            listLines.Add(listPath, lines = new(StringComparer.Ordinal));
        lines.Add(line);
    }

    public async Task<Solution> ApplyAsync(CancellationToken cancellation)
    {
        var changed = solution;
        foreach (var document in changes)
        {
            var text = await solution.GetDocument(document.Key)!.GetTextAsync(cancellation).ConfigureAwait(false);
            changed = changed.WithDocumentText(document.Key, text.WithChanges(Merge(document.Value)));
        }

        foreach (var list in listLines)
        {
            // The same file in several projects (one project, several target frameworks) stays the same file.
            foreach (var id in solution.GetDocumentIdsWithFilePath(list.Key))
            {
                if (solution.GetAdditionalDocument(id) is { } file)
                {
                    var text = await file.GetTextAsync(cancellation).ConfigureAwait(false);
                    changed = changed.WithAdditionalDocumentText(id, ExistingListText.Insert(text, list.Value));
                }
            }
        }

        return changed;
    }

    /// <summary>In order of position; said twice is done once, and what overlaps an earlier change waits for the next time.</summary>
    private static List<TextChange> Merge(List<TextChange> changes)
    {
        var merged = new List<TextChange>();
        foreach (var change in changes.Distinct().OrderBy(change => change.Span.Start))
        {
            if (merged.Count == 0 || merged[merged.Count - 1].Span.End < change.Span.Start)
            {
                merged.Add(change);
                continue;
            }

            var last = merged[merged.Count - 1];
            if (last.Span.End == change.Span.Start)
                merged[merged.Count - 1] = new(TextSpan.FromBounds(last.Span.Start, change.Span.End), last.NewText + change.NewText);
        }

        return merged;
    }
}
