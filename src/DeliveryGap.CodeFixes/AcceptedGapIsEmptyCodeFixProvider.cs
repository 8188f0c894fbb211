using System.Collections.Immutable;
using System.Composition;
using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.CodeFixes;

/// <summary>
/// DG1016: the rule that was meant, or no accepted gap at all. A reason cannot be made up: writing it is the fix.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AcceptedGapIsEmptyCodeFixProvider)), Shared]
public sealed class AcceptedGapIsEmptyCodeFixProvider : RemedyProvider
{
    internal const string RuleKey = "rule:";
    internal const string RemoveKey = "remove";

    private const string RuleArgument = "rule";

    private static readonly ImmutableArray<Rule> Acceptable = [.. RuleCatalog.All.Where(rule => RuleIds.IsGap(rule.Id))];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.AcceptedGapIsEmpty];

    private protected override IEnumerable<Remedy> Find(Problem problem)
    {
        if (problem.Property(FixProperties.Argument) == RuleArgument && LiteralRemedy.LiteralsIn(problem).FirstOrDefault() is { } literal)
        {
            foreach (var rule in NearestFirst(literal.Token.ValueText))
            {
                yield return new Remedy(
                    RuleKey + rule.Id, $"{rule.Id}: {rule.Title}", LiteralRemedy.Replace([literal], rule.Id, RuleKey).Write).In("Name the rule");
            }
        }

        if (problem.Enclosing<AttributeSyntax>() is { Parent: AttributeListSyntax } attribute)
            yield return new(RemoveKey, "Remove this accepted gap", edits => AttributeRemoval.Write(attribute, edits));
    }

    private static IEnumerable<Rule> NearestFirst(string written)
    {
        var nearest = Nearest.To(written.Trim(), Acceptable.Select(rule => rule.Id));
        return Acceptable.OrderByDescending(rule => rule.Id == nearest).ThenBy(rule => rule.Id, StringComparer.Ordinal);
    }
}
