using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Queries;

/// <summary>Finds the series of the instruments that a manifest's metrics name.</summary>
internal sealed class InstrumentSeries(ReleaseManifest manifest, QueryScope scope)
{
    private const string ScopeLabel = "otel_scope_name";

    private readonly ILookup<string, ManifestInstrument> byName = manifest.Instruments.ToLookup(instrument => instrument.Name, StringComparer.Ordinal);
    private readonly FeatureRequests requests = new(manifest, scope.Naming);

    /// <param name="meter">Where two meters have an instrument of that name, the one that counts.</param>
    /// <exception cref="UnanswerableException">There is none, or it is not only the feature's.</exception>
    public RecordedSeries Of(ManifestFeature feature, string? name, string? meter)
    {
        if (name is null)
            throw new UnanswerableException("it names no instrument");
        if (FrameworkInstruments.Named(name) is { } framework && !byName[name].Any(own => own.Meter != framework.Meter))
            return Series(name, framework.Type, framework.Unit, requests.Of(feature, framework));

        var named = byName[name].Where(instrument => meter is null || instrument.Meter is null || instrument.Meter == meter).ToArray();
        if (named.Length == 0)
            throw new UnanswerableException($"no code of this release creates {name}");
        if (named.DistinctBy(instrument => (instrument.Type, instrument.Unit)).Count() > 1)
            throw new UnanswerableException($"{name} is created by {string.Join(" and ", named.Select(one => one.Meter ?? "a meter whose name is not known"))} with different types or units; say which with Meter");
        if (named[0].Type is not ("counter" or "updowncounter" or "gauge" or "histogram" or "summary"))
            throw new UnanswerableException($"{name} is of the type {named[0].Type}, which Prometheus has no series of");
        var isOneOfSeveral = meter is not null && byName[name].Any(other => other.Meter is not null && other.Meter != meter);
        return Series(name, named[0].Type, named[0].Unit, [isOneOfSeveral ? [Matcher.Is(ScopeLabel, meter!)] : []]);
    }

    private RecordedSeries Series(string name, string type, string? unit, IReadOnlyList<IReadOnlyList<Matcher>> alternatives)
    {
        var metric = scope.Naming.MetricName(name, unit, type) ?? throw new UnanswerableException($"nothing is left of the name '{name}' in Prometheus");
        return new(name, type, unit, new(metric, [.. alternatives.Select(matchers => (IReadOnlyList<Matcher>)[.. scope.Everywhere, .. matchers])]));
    }
}
