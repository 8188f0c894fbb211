using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeliveryGap.CodeFixes.Editing;

/// <summary>Offers the remedies for a rule, and fix-all for each of them.</summary>
public abstract class RemedyProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => RemedyFixAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var remedies = new List<Remedy>();
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await Problem.CreateAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } problem)
                remedies.AddRange(Find(problem));
        }

        // One squiggle may stand for several diagnostics (an action with two routes): an action then fixes them together.
        var offers = remedies.GroupBy(remedy => remedy.Key, StringComparer.Ordinal).Select(same => (First: same.First(), Action: ToAction(same)));
        foreach (var group in offers.GroupBy(offer => offer.First.Group ?? offer.First.Key, StringComparer.Ordinal))
        {
            var actions = group.Select(offer => offer.Action).ToArray();
            var action = group.First().First.Group is { } title ? CodeAction.Create(title, [.. actions], isInlinable: actions.Length == 1) : actions[0];
            context.RegisterCodeFix(action, context.Diagnostics);
        }

        CodeAction ToAction(IEnumerable<Remedy> same)
        {
            var first = same.First();
            return CodeAction.Create(
                first.Title,
                cancellation =>
                {
                    var edits = new Edits(context.Document.Project.Solution);
                    foreach (var remedy in same)
                        remedy.Write(edits);
                    return edits.ApplyAsync(cancellation);
                },
                first.Key);
        }
    }

    /// <summary>In the order in which they are offered. Each must change something.</summary>
    private protected abstract IEnumerable<Remedy> Find(Problem problem);

    internal IEnumerable<Remedy> RemediesFor(Problem problem) => Find(problem);
}
