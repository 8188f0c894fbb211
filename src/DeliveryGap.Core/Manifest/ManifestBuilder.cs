using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Evidence;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Core.Manifest;

/// <summary>Makes the manifest from a judged program.</summary>
/// <param name="locate">Maps a reader's place to one relative to the repository; null where that cannot be told.</param>
public sealed class ManifestBuilder(Func<Place, ManifestPlace?> locate)
{
    /// <param name="gaps">The findings that count as gaps, accepted ones included.</param>
    public ReleaseManifest Build(ProgramModel model, IReadOnlyList<Finding> gaps, ManifestRelease release)
    {
        var evidence = new MetricEvidence(model, locate);
        var open = gaps.Where(gap => gap.AcceptedBy is null).Select(Gap).ToArray();
        var accepted = gaps.Where(gap => gap.AcceptedBy is not null).Select(Gap).ToArray();
        var (openOf, acceptedOf) = (open.ToLookup(gap => gap.Feature), accepted.ToLookup(gap => gap.Feature));
        var features = model.Features.Select(feature => Feature(feature, model.Evidence.RequestTags, evidence, openOf[feature.Key], acceptedOf[feature.Key])).ToArray();
        var unassigned = EntryPoints(model.EntryPoints.Where(entryPoint => entryPoint.IsUnassigned || ServesNothingKnown(entryPoint, model)));
        var existing = EntryPoints(model.EntryPoints.Where(entryPoint => entryPoint.IsExisting && entryPoint.Assignment.Service is Service.None or Service.Undecided));
        var metrics = features.SelectMany(feature => feature.Metrics).ToArray();

        return new()
        {
            Release = release,
            Assemblies = [.. model.Assemblies.Select(assembly => new ManifestAssembly(assembly.Name, assembly.Version)).OrderBy(assembly => assembly.Name, StringComparer.Ordinal)],
            Verdict = open.Length > 0 ? "gaps" : accepted.Length > 0 ? "accepted" : "clean",
            Summary = new()
            {
                Features = features.Length,
                EntryPoints = model.EntryPoints.Count,
                Existing = existing.Count,
                Unassigned = unassigned.Count,
                Metrics = metrics.Length,
                Instrumented = Count(MetricEvidence.Instrumented),
                Absent = Count(MetricEvidence.Absent),
                Unknown = Count(MetricEvidence.Unknown),
                External = Count(MetricEvidence.External),
                Gaps = open.Length,
                Accepted = accepted.Length,
            },
            Vision = [.. Assembly(DeliveryGapAttributes.Vision).Select(DeclarationText.Vision).OrderBy(vision => vision.Statement, StringComparer.Ordinal)],
            Kpis = [.. Assembly(DeliveryGapAttributes.Kpi).Select(DeclarationText.Kpi).OrderBy(kpi => kpi.Key, StringComparer.Ordinal)],
            Objectives = [.. Assembly(DeliveryGapAttributes.Objective).Select(DeclarationText.Objective).OrderBy(objective => objective.Key, StringComparer.Ordinal)],
            DeliveryChain = [.. model.Known.Parties.OrderBy(party => party, StringComparer.Ordinal)],
            Features = features,
            UnassignedEntryPoints = unassigned,
            ExistingEntryPoints = existing,
            NotFeatures = EntryPoints(model.EntryPoints.Where(entryPoint => entryPoint.Assignment.Service == Service.NotAFeature)),
            Instruments = new InstrumentList(model, locate).Build(),
            Gaps = open,
            Accepted = accepted,
        };

        int Count(string status) => metrics.Count(metric => metric.Status == status);

        IEnumerable<AttributeFact> Assembly(string type) =>
            model.Assemblies.SelectMany(assembly => assembly.Attributes).Where(attribute => attribute.Type == type && attribute.Argument(0).TextOrNull() is not null);
    }

    /// <summary>All the keys that it names are slips (DG1009).</summary>
    private static bool ServesNothingKnown(ServedEntryPoint entryPoint, ProgramModel model) =>
        !entryPoint.IsExisting && entryPoint.Assignment.Service == Service.Features && !entryPoint.Assignment.Features.Any(model.Known.Features.Contains);

    /// <summary>The tag by which requests to an entry point are known as the feature's; null where nothing says that they are.</summary>
    private static string? TagOf(ServedEntryPoint served, Feature feature, RequestTags tags) =>
        served.Assignment is { By: AssignedBy.Mark, Features.Count: 1 } && tags.Of(served.EntryPoint) == feature.Key ? RequestTagging.Tag : null;

    private ManifestFeature Feature(Feature feature, RequestTags tags, MetricEvidence evidence, IEnumerable<ManifestGap> open, IEnumerable<ManifestGap> accepted)
    {
        var attributes = feature.Declaration.Attributes;
        var at = locate(feature.Attribute.Place);
        return new()
        {
            Key = feature.Key,
            Title = feature.Attribute.Argument("Title").TextOrNull(),
            Owner = feature.Attribute.Argument("Owner").TextOrNull(),
            Stage = DeclarationText.Stage(feature.Attribute.Argument("Stage")),
            Flag = feature.Attribute.Argument("Flag").TextOrNull() is { } flag ? new(flag, evidence.ChecksFlag(feature)) : null,
            Benefit = feature.Attribute.Argument("Benefit").TextOrNull(),
            Hypothesis = DeclarationText.Hypothesis(feature),
            Advances = [.. DeclarationText.Texts(attributes, DeliveryGapAttributes.Advances)],
            DeclaredAt = new(at?.File, at?.Line, feature.Declaration.Symbol),
            Exposed = feature.IsExposed,
            EntryPoints = [.. feature.EntryPoints.Select(served => EntryPoint(served) with { RequestTag = TagOf(served, feature, tags) }).OrderBy(entryPoint => entryPoint.Id, StringComparer.Ordinal)],
            Metrics = [.. feature.Metrics.Select(metric => evidence.Metric(metric, feature))],
            Readiness = DeclarationText.Readiness(attributes),
            CustomerSignals = DeclarationText.CustomerSignals(attributes),
            Review = DeclarationText.Review(attributes),
            Gaps = [.. open],
            Accepted = [.. accepted],
        };
    }

    private IReadOnlyList<ManifestEntryPoint> EntryPoints(IEnumerable<ServedEntryPoint> entryPoints) =>
        [.. entryPoints.Select(EntryPoint).OrderBy(entryPoint => entryPoint.Id, StringComparer.Ordinal)];

    private ManifestEntryPoint EntryPoint(ServedEntryPoint served)
    {
        var entryPoint = served.EntryPoint;
        return new()
        {
            Id = served.Id,
            Kind = entryPoint.Kind.ToString().ToLowerInvariant(),
            By = served.Assignment.Service == Service.Features ? served.Assignment.By.ToString().ToLowerInvariant() : null,
            Because = served.Assignment.Because,
            Http = entryPoint is { HttpMethod: { } method and not Routes.Unknown, HttpRoute: { } route } ? new(method, route) : null,
            Symbol = entryPoint.Symbol,
            At = locate(entryPoint.Place),
        };
    }

    private ManifestGap Gap(Finding finding) => new()
    {
        Rule = finding.Rule.Id,
        Feature = finding.Feature,
        EntryPoint = finding.EntryPoint,
        Instrument = finding.Instrument,
        Message = finding.Message,
        Because = finding.AcceptedBy?.Argument(1).TextOrNull(),
        Until = finding.AcceptedBy?.Argument("Until").TextOrNull(),
        At = locate(finding.Place),
    };
}
