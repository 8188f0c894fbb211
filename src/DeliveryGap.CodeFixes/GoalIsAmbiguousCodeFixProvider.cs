using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.CodeFixes;

/// <summary>
/// DG1004: the argument that is missing, to be filled in, or a share that was written in percent. Which of two numbers is wrong where
/// they contradict each other (target equals baseline, minimum above maximum) only people know: there is no fix for that.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GoalIsAmbiguousCodeFixProvider)), Shared]
public sealed class GoalIsAmbiguousCodeFixProvider : RemedyProvider
{
    internal const string AddKey = "add:";
    internal const string PercentKey = "percent";

    private const string Per = "Per";
    private const string Baseline = "Baseline";
    private const string Quantile = "Quantile";
    private const decimal Percent = 100;

    // Compiles where a number has to stand, and is none: the rule goes on to say so.
    private const string NumberPlaceholder = "double.NaN";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.GoalIsAmbiguous];

    private protected override IEnumerable<Remedy> Find(Problem problem)
    {
        if (problem.Property(FixProperties.Argument) is not { } name
            || problem.Enclosing<AttributeSyntax>() is not { ArgumentList: { Arguments.Count: > 0 } list } attribute)
        {
            yield break;
        }

        if (Named(list, name) is not { } argument)
            yield return Add(attribute, list, name);
        else if (IsShare(name, attribute, problem) && Share(argument, list, problem) is { } share)
            yield return share;
    }

    private static Remedy Add(AttributeSyntax attribute, AttributeArgumentListSyntax list, string name)
    {
        var placeholder = name == Per ? SymbolDisplay.FormatLiteral(Text.Placeholder, quote: true) : NumberPlaceholder;
        return new(
            AddKey + name, $"Add {name} to fill in",
            edits =>
            {
                if (edits.Claim(attribute))
                    edits.Add(attribute.SyntaxTree, new TextChange(new TextSpan(list.Arguments.Last().Span.End, 0), $", {name} = {placeholder}"));
            });
    }

    /// <summary>For <c>Target = 62</c> where a share is meant: <c>0.62</c>.</summary>
    private static Remedy? Share(AttributeArgumentSyntax argument, AttributeArgumentListSyntax list, Problem problem)
    {
        if (argument.Expression is not LiteralExpressionSyntax literal || Number(literal, problem) is not { } percent || percent is <= 1 or > Percent
            || Named(list, Baseline) is { } baseline && baseline != argument && Number(baseline.Expression, problem) == percent)
        {
            return null;
        }

        var share = (percent / Percent).ToString("0.############", CultureInfo.InvariantCulture);
        return new(PercentKey, $"Write {percent.ToString(CultureInfo.InvariantCulture)} percent as {share}",
            edits => edits.Add(literal.SyntaxTree, new TextChange(literal.Span, share)));
    }

    private static bool IsShare(string name, AttributeSyntax attribute, Problem problem)
    {
        if (name == Quantile)
            return true;
        var kind = attribute.ArgumentList!.Arguments.Select(argument => problem.Model.GetTypeInfo(argument.Expression, problem.Cancellation).Type is { TypeKind: TypeKind.Enum }
            ? problem.Model.GetConstantValue(argument.Expression, problem.Cancellation).Value as int?
            : null).FirstOrDefault(value => value is not null);
        return kind is { } value && ((MetricKind)value).IsRatio();
    }

    private static decimal? Number(ExpressionSyntax expression, Problem problem) =>
        problem.Model.GetConstantValue(expression, problem.Cancellation) is { Value: int or double and >= 0 and <= 1000 } constant
            ? Convert.ToDecimal(constant.Value, CultureInfo.InvariantCulture)
            : null;

    private static AttributeArgumentSyntax? Named(AttributeArgumentListSyntax list, string name) =>
        list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);
}
