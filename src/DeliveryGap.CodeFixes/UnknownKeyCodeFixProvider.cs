using System.Collections.Immutable;
using System.Composition;
using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeliveryGap.CodeFixes;

/// <summary>DG1009: the key that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnknownKeyCodeFixProvider)), Shared]
public sealed class UnknownKeyCodeFixProvider : RemedyProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.UnknownKey];

    private protected override IEnumerable<Remedy> Find(Problem problem) =>
        LiteralRemedy.For(problem, (_, _) => false) is { } remedy ? [remedy] : [];
}
