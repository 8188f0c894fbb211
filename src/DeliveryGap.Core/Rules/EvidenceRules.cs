using System.Globalization;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Evidence;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Model;

namespace DeliveryGap.Core.Rules;

/// <summary>Whether a feature's code does what its declaration promises: DG2001 to DG2003, DG2006, DG2009 and DG3001.</summary>
public static class EvidenceRules
{
    // More would make a message that nobody reads.
    private const int MostRecorders = 3;

    /// <param name="judge">One for all features of a program.</param>
    /// <param name="isBuild">The build decides: what it cannot see, nobody does. The editor says that the build will.</param>
    public static IEnumerable<Finding> Judge(Feature feature, EvidenceJudge judge, bool isBuild)
    {
        if (feature.EntryPoints.Count == 0)
            yield break;
        foreach (var metric in feature.Metrics)
        {
            if (metric.Instrument is { } instrument && Judge(instrument, metric, judge.Judge(metric, feature), RuleOf(metric.Role), metric.Attribute.Place, feature, judge, isBuild) is { } finding)
                yield return Complete(finding, feature);
            if (metric.Per is { } per && per != metric.Instrument && judge.JudgePer(metric, feature) is { } verdict
                && Judge(per, metric, verdict, EvidenceRuleCatalog.PerNeverRecorded, metric.Attribute.Argument("Per")!.Place, feature, judge, isBuild) is { } perFinding)
            {
                yield return Complete(perFinding, feature);
            }
        }

        if (feature.Flag is { } flag && judge.ChecksFlag(feature) == false)
        {
            yield return Complete(
                DeclarationRules.Find(EvidenceRuleCatalog.FlagNeverChecked, feature.Attribute.Argument("Flag")!.Place, feature.Key, null, [flag, feature.Key]), feature);
        }
    }

    private static Finding? Judge(
        string instrument, MetricDeclaration metric, MetricVerdict verdict, Rule rule, Place place, Feature feature, EvidenceJudge judge, bool isBuild)
    {
        if (verdict.Status == Status.Unknown)
        {
            return isBuild || !verdict.IsElsewhere
                ? null
                : DeclarationRules.Find(EvidenceRuleCatalog.EvidenceLeavesProject, place, feature.Key, instrument, [instrument, feature.Key, verdict.Reason ?? ""]);
        }

        if (verdict.Status != Status.Absent)
            return null;
        if (NearMiss(instrument, judge) is { } created)
            return DeclarationRules.Find(EvidenceRuleCatalog.NearMiss, place, feature.Key, instrument, [instrument, created], (FixProperties.Replacement, created));
        return DeclarationRules.Find(
            rule, place, feature.Key, instrument, [instrument, feature.Key, What(instrument, feature, judge), RoleIn(rule, metric)],
            (FixProperties.Instrument, instrument), (FixProperties.EntryPoint, feature.EntryPoints[0].Id));
    }

    private static Finding Complete(Finding finding, Feature feature) => finding with
    {
        Symbol = feature.Declaration.Symbol,
        Assembly = feature.Declaration.Assembly,
        AcceptedBy = AcceptedGaps.For(finding, feature.Declaration.Attributes),
    };

    private static Rule RuleOf(MetricRole role) =>
        role == MetricRole.Success ? EvidenceRuleCatalog.SuccessMetricNeverRecorded : EvidenceRuleCatalog.MetricNeverRecorded;

    private static string RoleIn(Rule rule, MetricDeclaration metric) =>
        rule.Id == RuleIds.PerNeverRecorded ? metric.Instrument ?? "the metric" : metric.Role == MetricRole.Guardrail ? "guardrail" : "supporting metric";

    /// <summary>What was searched and, where it is recorded elsewhere, where.</summary>
    private static string What(string instrument, Feature feature, EvidenceJudge judge)
    {
        var searched = judge.Searched(feature);
        var recorders = judge.Instruments.RecordersOf(instrument, MostRecorders + 1);
        var elsewhere = recorders.Count == 0 ? "nothing else records it" + (judge.Instruments.AreAllNamed ? "" : " under a constant name")
            : "only " + string.Join(", ", recorders.Take(MostRecorders)) + (recorders.Count > MostRecorders ? " and others record it" : recorders.Count > 1 ? " record it" : " records it");
        return $"{Count(searched.EntryPoints, "entry point")}, {Count(searched.Methods, "method")} searched; {elsewhere}";
    }

    private static string Count(int count, string what) => count.ToString(CultureInfo.InvariantCulture) + " " + what + (count == 1 ? "" : "s");

    private static string? NearMiss(string instrument, EvidenceJudge judge)
    {
        if (!judge.Instruments.AreAllNamed || FrameworkInstruments.Named(instrument) is not null)
            return null;
        string? near = null;
        foreach (var one in judge.Instruments.Created.Concat(judge.Instruments.Events))
        {
            if (one.Instrument.Name == instrument)
                return null;
            if (Slip.Differs(instrument, one.Instrument.Name) && (near is null || string.CompareOrdinal(one.Instrument.Name, near) < 0))
                near = one.Instrument.Name;
        }

        return near;
    }
}
