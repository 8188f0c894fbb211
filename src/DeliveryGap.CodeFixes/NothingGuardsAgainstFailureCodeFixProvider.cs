using System.Collections.Immutable;
using System.Composition;
using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.CodeFixes.Features;
using DeliveryGap.CodeFixes.Marks;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeliveryGap.CodeFixes;

/// <summary>DG1006: a guardrail on what ASP.NET Core measures, where that is sure to measure the feature, else one to fill in; or the gap accepted.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NothingGuardsAgainstFailureCodeFixProvider)), Shared]
public sealed class NothingGuardsAgainstFailureCodeFixProvider : BesideFeatureCodeFixProvider
{
    internal const string AddGuardrailKey = "add-guardrail";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.NothingGuardsAgainstFailure];

    private protected override bool ComesLast => true;

    private protected override Remedy? Add(BesideTarget target, Problem problem) =>
        target.Attributes.Any(WatchesFailures) || !target.CanWrite(problem.Cancellation, Mark.Guardrail(isHttp: false))
            ? null
            : new(AddGuardrailKey, "Add a guardrail against failure", edits => target.Write(edits, problem.Cancellation, Mark.Guardrail(IsHttp(target, problem))));

    /// <summary>Also one whose instrument is still to be filled in.</summary>
    private static bool WatchesFailures(AttributeData attribute) =>
        attribute.AttributeClass?.ToDisplayString() == DeliveryGapAttributes.Guardrail
        && attribute.ConstructorArguments is { Length: > 1 } arguments && arguments[1].Value is (int)MetricKind.FailureRate;

    // Asked when the fix is applied: it reads the whole project.
    private static bool IsHttp(BesideTarget target, Problem problem)
    {
        var feature = target.Attributes.FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == DeliveryGapAttributes.Feature);
        return feature?.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: string key }
            && HttpFeatures.Contains(key, problem.Model.Compilation, problem.Cancellation);
    }
}
