using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Queries.Names;

namespace DeliveryGap.Tool.Queries;

/// <summary>Narrows what the framework records of requests to those of one feature: by the tag that names it, else by method and route.</summary>
internal sealed class FeatureRequests(ReleaseManifest manifest, Naming naming)
{
    private const string AnyMethod = "ANY";
    private const string MethodTag = "http.request.method";
    private const string RouteTag = "http.route";

    private readonly ILookup<string, ManifestEntryPoint> byRoute = manifest.Features.SelectMany(feature => feature.EntryPoints)
        .Concat(manifest.UnassignedEntryPoints).Concat(manifest.ExistingEntryPoints).Concat(manifest.NotFeatures)
        .Where(entryPoint => entryPoint.Http is not null)
        .DistinctBy(entryPoint => entryPoint.Id, StringComparer.OrdinalIgnoreCase)
        .ToLookup(entryPoint => entryPoint.Http!.Route, StringComparer.OrdinalIgnoreCase);

    /// <returns>Conditions that no series of another feature meets.</returns>
    /// <exception cref="UnanswerableException">There are none.</exception>
    public IReadOnlyList<IReadOnlyList<Matcher>> Of(ManifestFeature feature, FrameworkInstrument instrument)
    {
        var served = feature.EntryPoints.Where(IsRequest).ToArray();
        if (served.Length == 0)
            throw new UnanswerableException($"none of the feature's entry points is a request, so nothing of {instrument.Name} is its own");
        if (instrument.Name == RequestTagging.Instrument && served.All(entryPoint => entryPoint.RequestTag is not null))
            return [.. served.Select(entryPoint => Label(entryPoint.RequestTag!)).Distinct(StringComparer.Ordinal).Take(1).Select(label => (IReadOnlyList<Matcher>)[Matcher.Is(label, feature.Key)])];
        if (!instrument.Tags.Contains(RouteTag))
            throw new UnanswerableException($"{instrument.Name} is of the whole program, without a route");
        // An empty label would match what has no route at all.
        if (served.FirstOrDefault(entryPoint => string.IsNullOrEmpty(entryPoint.Http?.Route)) is { } unknown)
            throw new UnanswerableException($"the route of {unknown.Id} is not known");

        var hasMethod = instrument.Tags.Contains(MethodTag);
        var own = served.Select(entryPoint => entryPoint.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var entryPoint in served)
        {
            var other = byRoute[entryPoint.Http!.Route].FirstOrDefault(other => !own.Contains(other.Id) && (!hasMethod || Overlap(other.Http!.Method, entryPoint.Http.Method)));
            if (other is not null)
                throw new UnanswerableException($"the route of {entryPoint.Id} is also that of {other.Id}, which is not the feature's; AddDeliveryGap() of DeliveryGap.AspNetCore tells them apart");
        }

        return hasMethod ? ByMethodAndRoute(served) : [[RouteIn(served)]];
    }

    private static bool IsRequest(ManifestEntryPoint entryPoint) =>
        entryPoint.Http is not null || entryPoint.RequestTag is not null || entryPoint.Kind is "http" or "page" or "grpc" or "graphql";

    private static bool Overlap(string one, string other) => one == AnyMethod || other == AnyMethod || string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    // A route with every method takes in those with one.
    private IReadOnlyList<IReadOnlyList<Matcher>> ByMethodAndRoute(IReadOnlyList<ManifestEntryPoint> served)
    {
        var open = served.Where(entryPoint => entryPoint.Http!.Method == AnyMethod).Select(entryPoint => entryPoint.Http!.Route).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. served.Where(entryPoint => entryPoint.Http!.Method == AnyMethod || !open.Contains(entryPoint.Http.Route))
                .GroupBy(entryPoint => entryPoint.Http!.Method, StringComparer.OrdinalIgnoreCase)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (IReadOnlyList<Matcher>)(group.Key == AnyMethod ? [RouteIn(group)] : [Matcher.Is(Label(MethodTag), group.Key), RouteIn(group)])),
        ];
    }

    private Matcher RouteIn(IEnumerable<ManifestEntryPoint> served)
    {
        var routes = served.Select(entryPoint => entryPoint.Http!.Route).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return routes.Length == 1 ? Matcher.Is(Label(RouteTag), routes[0]) : new(Label(RouteTag), "=~", string.Join("|", routes.Select(PromQl.RegexOf)));
    }

    private string Label(string tag) => naming.LabelName(tag) ?? throw new UnanswerableException($"'{tag}' is no label");
}
