using System.Collections.Immutable;
using System.Composition;
using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.CodeFixes.Instruments;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeliveryGap.CodeFixes;

/// <summary>DG2001 to DG2003: the entry point records the number, where counting one will do; or the gap accepted.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MetricNeverRecordedCodeFixProvider)), Shared]
public sealed class MetricNeverRecordedCodeFixProvider : RemedyProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [RuleIds.SuccessMetricNeverRecorded, RuleIds.MetricNeverRecorded, RuleIds.PerNeverRecorded];

    private protected override IEnumerable<Remedy> Find(Problem problem)
    {
        if (Record(problem) is { } record)
            yield return record;
        if (BesideFeatureCodeFixProvider.TargetOf(problem) is { } target && AcceptedGapRemedy.For(target, problem) is { } accept)
            yield return accept;
    }

    private static Remedy? Record(Problem problem)
    {
        if (problem.Property(FixProperties.Instrument) is not { } instrument || HandlerBody.Of(problem) is not { } handler)
            return null;
        var (at, entryPoint) = (problem.Property(FixProperties.RecordAt), problem.Property(FixProperties.EntryPoint));
        return RecordRemedy.For(problem, instrument, handler.Insertions(at), at switch
        {
            RecordAt.Start => $"where {entryPoint} begins",
            RecordAt.Catch => $"where {entryPoint} catches exceptions",
            _ => $"at the end of {entryPoint}",
        });
    }
}
