using System.Collections.Immutable;
using System.Composition;
using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.CodeFixes.Marks;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.CodeFixes;

/// <summary>DG1010: an owner to fill in, or the gap accepted, beside the feature.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FeatureHasNoOwnerCodeFixProvider)), Shared]
public sealed class FeatureHasNoOwnerCodeFixProvider : BesideFeatureCodeFixProvider
{
    internal const string AddOwnerKey = "add-owner";

    private const string Owner = "Owner";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.FeatureHasNoOwner];

    private protected override Remedy? Add(BesideTarget target, Problem problem)
    {
        if (problem.Enclosing<AttributeSyntax>() is not { ArgumentList.Arguments: { Count: > 0 } arguments } attribute
            || arguments.Any(argument => argument.NameEquals?.Name.Identifier.ValueText == Owner))
        {
            return null;
        }

        var owner = $", {Owner} = {SymbolDisplay.FormatLiteral(Text.Placeholder, quote: true)}";
        return new(AddOwnerKey, "Add an owner", edits => edits.Add(attribute.SyntaxTree, new TextChange(new TextSpan(arguments.Last().Span.End, 0), owner)));
    }
}
