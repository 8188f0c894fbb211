using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Evidence;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Model;

namespace DeliveryGap.Core.Manifest;

/// <summary>
/// Every instrument of the application, with the features that use it: those that own code creates, the events that it records, and those
/// of frameworks and other systems that a feature names.
/// </summary>
internal sealed class InstrumentList(ProgramModel model, Func<Place, ManifestPlace?> locate)
{
    public IReadOnlyList<ManifestInstrument> Build()
    {
        List<ManifestInstrument> all = [];
        ManifestInstrument? last = null;
        foreach (var instrument in model.Evidence.Instruments.Created.Concat(model.Evidence.Instruments.Events)
            .Select(one => one.Instrument)
            .Concat(Named())
            .OrderBy(instrument => instrument.Name, StringComparer.Ordinal)
            .ThenBy(instrument => instrument.Meter, StringComparer.Ordinal)
            .ThenBy(instrument => instrument.Place, Place.SourceOrder))
        {
            // Of those that are alike the first counts.
            if (last is not null && last.Meter == instrument.Meter && last.Name == instrument.Name)
                continue;
            all.Add(last = ToManifest(instrument));
        }

        return [.. all.OrderBy(instrument => instrument.Meter, StringComparer.Ordinal).ThenBy(instrument => instrument.Name, StringComparer.Ordinal)];
    }

    private ManifestInstrument ToManifest(Instrument instrument) => new()
    {
        Meter = instrument.Meter,
        Name = instrument.Name,
        Type = instrument.Type,
        Unit = instrument.Unit,
        Description = instrument.Description,
        Exported = model.Evidence.Exports.Of(instrument.Meter).ToString().ToLowerInvariant(),
        Features = UsersOf(instrument),
        At = locate(instrument.Place),
    };

    /// <summary>What features name and no own code creates: a framework's, or one that is measured elsewhere.</summary>
    private IEnumerable<Instrument> Named()
    {
        foreach (var metric in model.Features.SelectMany(feature => feature.Metrics))
        {
            foreach (var name in new[] { metric.Instrument, metric.Per }.OfType<string>())
            {
                if (FrameworkInstruments.Named(name) is { } framework)
                    yield return new(framework.Meter, name, framework.Type, framework.Unit, null, Place.None);
            }

            if (metric is { MeasuredBy: not null, Instrument: { } external })
                yield return new(null, external, "external", metric.Unit, null, Place.None);
        }
    }

    /// <summary>The keys of the features whose metrics name an instrument.</summary>
    private IReadOnlyList<string> UsersOf(Instrument instrument) =>
    [
        .. model.Features
            .Where(feature => feature.Metrics.Any(metric =>
                (metric.Instrument == instrument.Name && (metric.Meter is null || instrument.Meter is null || metric.Meter == instrument.Meter)) || metric.Per == instrument.Name))
            .Select(feature => feature.Key)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(key => key, StringComparer.Ordinal),
    ];
}
