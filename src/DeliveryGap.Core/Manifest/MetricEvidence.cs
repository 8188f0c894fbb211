using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Evidence;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Linking;
using DeliveryGap.Core.Model;

namespace DeliveryGap.Core.Manifest;

/// <summary>Metrics with their evidence.</summary>
internal sealed class MetricEvidence(ProgramModel model, Func<Place, ManifestPlace?> locate)
{
    public const string Instrumented = "instrumented";
    public const string Absent = "absent";
    public const string Unknown = "unknown";
    public const string External = "external";

    public ManifestMetric Metric(MetricDeclaration metric, Feature feature)
    {
        var verdict = model.Evidence.Judge(metric, feature);
        return new()
        {
            Role = CamelCase(metric.Role.ToString()),
            Instrument = metric.Instrument,
            Kind = metric.Kind is { } kind ? CamelCase(kind.ToString()) : null,
            Per = metric.Per,
            Where = metric.Where,
            PerWhere = metric.PerWhere,
            Meter = metric.Meter,
            Baseline = Finite(metric.Baseline),
            Target = Finite(metric.Target),
            Max = Finite(metric.Max),
            Min = Finite(metric.Min),
            Quantile = Finite(metric.Quantile),
            Unit = metric.Unit,
            Direction = metric.Increases is { } increases ? increases ? "increase" : "decrease" : null,
            Window = metric.Window ?? Text.DefaultWindow,
            MeasuredBy = metric.MeasuredBy,
            Status = verdict.Status.ToString().ToLowerInvariant(),
            ReachedFrom = verdict.Evidence.Count,
            Evidence = [.. verdict.Evidence.Select(Evidence)],
        };
    }

    /// <summary>Whether the feature's flag is checked; null while that is not known.</summary>
    public bool? ChecksFlag(Feature feature) => model.Evidence.ChecksFlag(feature);

    private ManifestEvidence Evidence(ReachedSignal reached) => new(
        reached.EntryPoint.Id, reached.Certainty.ToString().ToLowerInvariant(), [.. reached.Steps.Select(step => new ManifestStep(step.Method.Display, locate(step.Place)))]);

    private static double? Finite(double? value) => value is { } number && !double.IsNaN(number) && !double.IsInfinity(number) ? number : null;

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
