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
            if (metric.Instrument is { } instrument && Judge(Promise.Own(metric, instrument), judge.Judge(metric, feature), feature, judge, isBuild) is { } finding)
                yield return Complete(finding, feature);
            if (metric.Per is { } per && per != metric.Instrument && judge.JudgePer(metric, feature) is { } verdict
                && Judge(Promise.OfPer(metric, per), verdict, feature, judge, isBuild) is { } perFinding)
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

    private static Finding? Judge(Promise promise, MetricVerdict verdict, Feature feature, EvidenceJudge judge, bool isBuild)
    {
        var instrument = promise.Instrument;
        if (verdict.Status == Status.Unknown)
        {
            return isBuild || !verdict.IsElsewhere
                ? null
                : DeclarationRules.Find(EvidenceRuleCatalog.EvidenceLeavesProject, promise.Place, feature.Key, instrument, [instrument, feature.Key, verdict.Reason ?? ""]);
        }

        if (verdict.Status != Status.Absent)
            return null;
        if (NearMiss(instrument, judge) is { } created)
        {
            return DeclarationRules.Find(
                EvidenceRuleCatalog.NearMiss, promise.NamePlace, feature.Key, instrument, [instrument, created],
                (FixProperties.Replacement, created), (FixProperties.Instrument, instrument));
        }

        var entryPoint = CountedMetrics.EntryPoint(feature, promise.RecordAt);
        return DeclarationRules.Find(
            promise.Rule, promise.Place, feature.Key, instrument, [instrument, feature.Key, What(promise, feature, judge), promise.Role],
            (FixProperties.Instrument, promise.RecordAt is null ? null : instrument), (FixProperties.RecordAt, promise.RecordAt), (FixProperties.EntryPoint, entryPoint.Id)) with
        {
            Handler = judge.HandlerOf(entryPoint),
        };
    }

    private static Finding Complete(Finding finding, Feature feature) => finding with
    {
        Symbol = feature.Declaration.Symbol,
        Assembly = feature.Declaration.Assembly,
        AcceptedBy = AcceptedGaps.For(finding, feature.Declaration.Attributes),
    };

    /// <summary>What was searched and, where it is recorded in another way or elsewhere, how or where.</summary>
    private static string What(Promise promise, Feature feature, EvidenceJudge judge)
    {
        var searched = judge.Searched(feature);
        return $"{Count(searched.EntryPoints, "entry point")} and {(searched.AreMore ? "more than " : "")}{Count(searched.Methods, "method")} searched, {Elsewhere(promise, feature, judge)}";
    }

    private static string Elsewhere(Promise promise, Feature feature, EvidenceJudge judge)
    {
        if (judge.SignalsOf(feature).Any(signal => signal.Instrument.Name == promise.Instrument))
        {
            string[] missing = [.. new[] { promise.Where is { } where ? $"with '{where}'" : null, promise.Meter is { } meter ? $"on the meter '{meter}'" : null }.OfType<string>()];
            if (missing.Length > 0)
                return "which record it, but never " + string.Join(" ", missing);
        }

        var recorders = judge.Instruments.RecordersOf(promise.Instrument, MostRecorders + 1);
        var named = string.Join(", ", recorders.Take(MostRecorders));
        return recorders.Count switch
        {
            0 => judge.Instruments.AreAllNamed ? "and nothing records it elsewhere" : "and nothing elsewhere records it under a constant name",
            1 => $"and only {named} records it",
            <= MostRecorders => $"and only {named} record it",
            _ => $"and only {named} and others record it",
        };
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

    /// <summary>A number that a metric needs.</summary>
    /// <param name="Place">What declares it.</param>
    /// <param name="NamePlace">Its name there.</param>
    /// <param name="Role">As the rule's message names it.</param>
    /// <param name="RecordAt">Where counting one would do; null where it would not.</param>
    private sealed record Promise(string Instrument, string? Where, string? Meter, Rule Rule, Place Place, Place NamePlace, string Role, string? RecordAt)
    {
        public static Promise Own(MetricDeclaration metric, string instrument) => new(
            instrument, metric.Where, metric.Meter,
            metric.Role == MetricRole.Success ? EvidenceRuleCatalog.SuccessMetricNeverRecorded : EvidenceRuleCatalog.MetricNeverRecorded,
            metric.Attribute.Place, metric.Attribute.Argument(0)?.Place ?? metric.Attribute.Place,
            metric.Role == MetricRole.Guardrail ? "guardrail" : "supporting metric", CountedMetrics.At(metric));

        public static Promise OfPer(MetricDeclaration metric, string per)
        {
            var place = metric.Attribute.Argument("Per")?.Place ?? metric.Attribute.Place;
            return new(per, metric.PerWhere, null, EvidenceRuleCatalog.PerNeverRecorded, place, place, metric.Instrument ?? "the metric", CountedMetrics.AtPer(metric));
        }
    }
}
