using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Evidence;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Build.Tests.Evidence;

/// <summary>All that is said about one form of a program, as text.</summary>
internal sealed class Judged
{
    private Judged(ProgramModel model)
    {
        foreach (var feature in model.Features)
        {
            foreach (var metric in feature.Metrics)
            {
                if (metric.Instrument is { } instrument)
                    Metrics[instrument] = Say(model.Evidence.Judge(metric, feature));
            }
        }

        Findings =
        [
            .. model.Features.Where(feature => feature.IsJudged).SelectMany(feature => new[] { ReachRules.Judge(feature, model) }.OfType<Finding>().Concat(EvidenceRules.Judge(feature, model.Evidence, isBuild: true))
                    .Concat(FailureRules.Judge(feature, model.Evidence, model.Code))
                    .Concat(InstrumentRules.Judge(feature, model.Evidence, model.Code, _ => true)))
                .Select(finding => finding.Rule.Id + ": " + finding.Message).Order(StringComparer.Ordinal),
        ];
        EntryPoints = [.. model.EntryPoints.Select(served => served.Id + Serves(served.Assignment))];
        Exports = model.Evidence.Exports.Of;
        var all = model.Evidence.Instruments;
        Instruments = [.. all.Created.Concat(all.Events).Select(one => $"{one.Instrument.Name} {one.Instrument.Type} {one.Instrument.Meter ?? "-"}").Order(StringComparer.Ordinal)];
    }

    /// <summary>Of a meter, by its name.</summary>
    public Func<string, Exported> Exports { get; }

    /// <summary>By instrument.</summary>
    public Dictionary<string, string> Metrics { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Findings { get; }

    /// <summary>Each as <c>name type meter</c>.</summary>
    public IReadOnlyList<string> Instruments { get; }

    /// <summary>Each as its id and, where it serves features, <c>= orders by mark</c>.</summary>
    public IReadOnlyList<string> EntryPoints { get; }

    public static Judged By(ICodeReader code, OwnKinds? own = null) => new(ProgramModel.Read(code, ExistingList.Empty, own));

    private static string Serves(Assignment assignment) =>
        assignment.Service == Service.Features ? $" = {string.Join(" and ", assignment.Features)} by {assignment.By.ToString().ToLowerInvariant()}" : "";

    private static string Say(MetricVerdict verdict)
    {
        if (verdict.Status == Status.Instrumented)
            return string.Join(" | ", verdict.Evidence.Select(way => (way.Certainty.ToString().ToLowerInvariant() + ": " + string.Join(" > ", way.Steps.Select(step => step.Method.Display))).TrimEnd(':', ' ')));
        return verdict.Status.ToString().ToLowerInvariant() + (verdict.Reason is { } reason ? ": " + reason : "");
    }
}
