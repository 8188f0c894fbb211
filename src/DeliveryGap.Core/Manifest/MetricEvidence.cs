using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Evidence;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Model;

namespace DeliveryGap.Core.Manifest;

/// <summary>Metrics with their evidence, as far as it lies in the entry points' own bodies.</summary>
internal sealed class MetricEvidence(ProgramModel model, Func<Place, ManifestPlace?> locate)
{
    public const string Instrumented = "instrumented";
    public const string Absent = "absent";
    public const string Unknown = "unknown";
    public const string External = "external";

    private readonly Dictionary<EntryPoint, IReadOnlyList<Signal>> signals = [];

    public ManifestMetric Metric(MetricDeclaration metric, Feature feature)
    {
        var evidence = metric.MeasuredBy is null ? Evidence(metric, feature) : [];
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
            Status = metric.MeasuredBy is not null ? External : evidence.Count > 0 ? Instrumented : Unknown,
            ReachedFrom = evidence.Count,
            Evidence = evidence,
        };
    }

    /// <summary>The instruments that entry points record to themselves, and the features whose metrics name them.</summary>
    public IReadOnlyList<ManifestInstrument> Instruments()
    {
        List<ManifestInstrument> instruments = [];
        ManifestInstrument? last = null;
        foreach (var instrument in model.EntryPoints
            .SelectMany(SignalsOf)
            .Select(signal => signal.Instrument)
            .OrderBy(instrument => instrument.Meter, StringComparer.Ordinal)
            .ThenBy(instrument => instrument.Name, StringComparer.Ordinal)
            .ThenBy(instrument => instrument.Place, Place.SourceOrder))
        {
            // Of those that are alike the first counts.
            if (last is not null && last.Meter == instrument.Meter && last.Name == instrument.Name)
                continue;
            last = new()
            {
                Meter = instrument.Meter,
                Name = instrument.Name,
                Type = instrument.Type,
                Unit = instrument.Unit,
                Description = instrument.Description,
                Exported = Unknown,
                Features = UsersOf(instrument),
                At = locate(instrument.Place),
            };
            instruments.Add(last);
        }

        return instruments;
    }

    /// <summary>The keys of the features whose metrics name an instrument.</summary>
    private IReadOnlyList<string> UsersOf(Instrument instrument) =>
    [
        .. model.Features
            .Where(feature => feature.Metrics.Any(metric =>
                (metric.Instrument == instrument.Name || metric.Per == instrument.Name) && IsOn(metric, instrument)))
            .Select(feature => feature.Key)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(key => key, StringComparer.Ordinal),
    ];

    /// <summary>One path for each entry point that records the instrument. A metric narrowed to a tag is not decided by the instrument alone.</summary>
    private IReadOnlyList<ManifestEvidence> Evidence(MetricDeclaration metric, Feature feature)
    {
        if (metric.Instrument is not { } name || metric.Where is not null)
            return [];

        List<ManifestEvidence> evidence = [];
        foreach (var entryPoint in feature.EntryPoints)
        {
            var signal = SignalsOf(entryPoint).FirstOrDefault(
                candidate => candidate.Instrument.Name == name && IsOn(metric, candidate.Instrument));
            if (signal is not null)
                evidence.Add(new(entryPoint.Id, "direct", [new(signal.Method.Display, locate(signal.Place))]));
        }

        return evidence;
    }

    private static bool IsOn(MetricDeclaration metric, Instrument instrument) => metric.Meter is not { } meter || instrument.Meter == meter;

    private IReadOnlyList<Signal> SignalsOf(ServedEntryPoint entryPoint)
    {
        if (!signals.TryGetValue(entryPoint.EntryPoint, out var found))
            signals.Add(entryPoint.EntryPoint, found = DirectSignals.Of(entryPoint.EntryPoint, model.Code));
        return found;
    }

    private static double? Finite(double? value) => value is { } number && !double.IsNaN(number) && !double.IsInfinity(number) ? number : null;

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
