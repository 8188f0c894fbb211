using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Evidence;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Linking;
using DeliveryGap.Core.Model;

namespace DeliveryGap.Core.Rules;

/// <summary>Whether the instruments that a feature names can show what it says: DG2005, DG2007 and DG2008.</summary>
public static class InstrumentRules
{
    /// <param name="mayMatter">Whether a rule is asked for: what tags hold may come from far.</param>
    public static IEnumerable<Finding> Judge(Feature feature, EvidenceJudge judge, ICodeReader code, Func<Rule, bool> mayMatter)
    {
        foreach (var metric in feature.Metrics)
        {
            if (metric.MeasuredBy is not null || metric.Instrument is not { } name)
                continue;
            Instrument[] created =
            [
                .. judge.Instruments.Created.Select(one => one.Instrument)
                    .Where(instrument => instrument.Name == name && (metric.Meter is null || instrument.Meter is null || metric.Meter == instrument.Meter)),
            ];
            // Of several one may fit.
            if (created.Length == 1 && Contradiction(metric, created[0]) is { } contradiction)
                yield return Find(EvidenceRuleCatalog.InstrumentContradictsDeclaration, metric.Attribute.Place, name, [name, feature.Key, contradiction], feature);
            if (created.Length == 1 && created[0].Meter is { } meter && judge.Exports.Of(meter) == Exported.No)
                yield return Find(EvidenceRuleCatalog.MeterNeverExported, metric.Attribute.Place, name, [meter, name, feature.Key], feature);
            foreach (var finding in mayMatter(EvidenceRuleCatalog.TagIsUnbounded) ? TagsOf(metric, name, feature, judge, code) : [])
                yield return finding;
        }
    }

    private static IEnumerable<Finding> TagsOf(MetricDeclaration metric, string name, Feature feature, EvidenceJudge judge, ICodeReader code)
    {
        HashSet<(string, Place)> seen = [];
        foreach (var signal in judge.SignalsOf(feature).Where(signal => signal.Instrument.Name == name && signal.Certainty != Certainty.Framework))
        {
            var (method, place) = (signal.Steps[signal.Steps.Count - 1].Method, signal.Steps[signal.Steps.Count - 1].Place);
            foreach (var tag in signal.Tags.Known)
            {
                if (TagNames.Objection(tag) is { } objection && seen.Add((tag.Key, place)))
                {
                    yield return Find(EvidenceRuleCatalog.TagIsUnbounded, place, name, [tag.Key, name, feature.Key, objection], feature) with
                    {
                        Symbol = method.Symbol, Assembly = code.FindType(method.DeclaringType)?.Assembly ?? "",
                    };
                }
            }
        }
    }

    private static Finding Find(Rule rule, Place place, string instrument, IReadOnlyList<string> arguments, Feature feature)
    {
        var finding = DeclarationRules.Find(rule, place, feature.Key, instrument, arguments);
        return finding with
        {
            Symbol = feature.Declaration.Symbol, Assembly = feature.Declaration.Assembly, AcceptedBy = AcceptedGaps.For(finding, feature.Declaration.Attributes),
        };
    }

    /// <summary>In the metric's own terms (what a kind is computed from); null where they go together or the kind is not known.</summary>
    private static string? Contradiction(MetricDeclaration metric, Instrument instrument)
    {
        if (metric.Unit is { } unit && instrument.Unit is { } actual && unit != actual)
            return $"the declaration counts in '{unit}' and the instrument in '{actual}'; write the instrument's";
        return metric.Kind switch
        {
            MetricKind.Latency when instrument.Type is "counter" or "updowncounter" or "gauge" => $"a latency is a quantile of a histogram, and this is a {instrument.Type}; record it with a histogram",
            MetricKind.Satisfaction when instrument.Type is "counter" or "updowncounter" => $"satisfaction is a mean, and this is a {instrument.Type}; record it with a histogram",
            null or MetricKind.Latency or MetricKind.Satisfaction => null,
            _ when instrument.Type is "gauge" or "updowncounter" => $"it is read as an increase, and a {instrument.Type} also falls; record it with a counter",
            _ => null,
        };
    }
}
