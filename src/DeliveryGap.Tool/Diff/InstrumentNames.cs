using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Diff;

/// <summary>Which instruments two releases of an application know: a name that went and one that came can be one that was renamed.</summary>
internal sealed class InstrumentNames(ReleaseManifest before, ReleaseManifest after)
{
    private readonly HashSet<string> before = Of(before);
    private readonly HashSet<string> after = Of(after);

    public bool IsGone(string? name) => name is not null && before.Contains(name) && !after.Contains(name);

    public bool IsNew(string? name) => name is not null && after.Contains(name) && !before.Contains(name);

    public bool CouldBeRenamed(string? old, string? current) => IsGone(old) && IsNew(current);

    private static HashSet<string> Of(ReleaseManifest manifest)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var instrument in manifest.Instruments)
            names.Add(instrument.Name);
        foreach (var metric in manifest.Features.SelectMany(feature => feature.Metrics))
        {
            if (metric.Instrument is not null)
                names.Add(metric.Instrument);
            if (metric.Per is not null)
                names.Add(metric.Per);
        }

        return names;
    }
}
