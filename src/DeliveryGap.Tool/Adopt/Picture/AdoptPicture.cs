using DeliveryGap.Tool.Adopt.Lists;

namespace DeliveryGap.Tool.Adopt.Picture;

/// <summary>What a team sees of its code on the first day: counts and places, paths relative to what is adopted.</summary>
internal sealed record AdoptPicture(IReadOnlyList<ApplicationPicture> Applications)
{
    /// <param name="folder">What is adopted; absolute.</param>
    public static AdoptPicture Of(IReadOnlyList<ApplicationList> lists, string folder) => new(
    [
        .. lists.SelectMany(list => list.Applications.Select(application => ApplicationPicture.Of(application, list, folder))).OrderBy(application => application.Project, StringComparer.Ordinal)
            .ThenBy(application => application.Framework, StringComparer.Ordinal),
    ]);
}

/// <param name="List">The existing list.</param>
/// <param name="Kinds">Entry points by kind, in ordinal order.</param>
/// <param name="Recorded">The entry points on whose path the code records any instrument of its own.</param>
/// <param name="NotExported">Meters whose instruments no metrics pipeline reads: what they record never leaves the process.</param>
/// <param name="Swallowed">Where a failure on some entry point's path disappears.</param>
internal sealed record ApplicationPicture(
    string Project, string Framework, string List, int EntryPoints, int Recorded, IReadOnlyList<KindCount> Kinds, int Features, MetricCount Metrics, int Instruments, int Meters,
    IReadOnlyList<MeterInstruments> NotExported, IReadOnlyList<SourcePlace> Swallowed, IReadOnlyList<NewEntryPoint> New)
{
    private const string IsNotExported = "no";

    public static ApplicationPicture Of(SurveyedApplication application, ApplicationList list, string folder)
    {
        var manifest = application.Manifest;
        var isNew = list.Plan.New.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var notFeatures = manifest.NotFeatures.Select(entryPoint => entryPoint.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var entryPoints = application.EntryPoints.DistinctBy(entryPoint => entryPoint.Id, StringComparer.OrdinalIgnoreCase).ToArray();
        return new(
            Relative(application.Survey.Project), application.Survey.Framework, Relative(list.Path), entryPoints.Length,
            application.Survey.EntryPoints.Where(entryPoint => entryPoint.Records.Count > 0).DistinctBy(entryPoint => entryPoint.Id, StringComparer.OrdinalIgnoreCase).Count(),
            [
                .. entryPoints.GroupBy(entryPoint => entryPoint.EntryPoint.Kind, StringComparer.Ordinal).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => new KindCount(
                    kind.Key, kind.Count(),
                    kind.Count(entryPoint => !entryPoint.IsServed && !isNew.Contains(entryPoint.Id)),
                    kind.Count(entryPoint => entryPoint.IsServed && !notFeatures.Contains(entryPoint.Id)),
                    kind.Count(entryPoint => notFeatures.Contains(entryPoint.Id)),
                    kind.Count(entryPoint => isNew.Contains(entryPoint.Id)))),
            ],
            manifest.Features.Count,
            new(manifest.Summary.Metrics, manifest.Summary.Instrumented, manifest.Summary.Absent, manifest.Summary.Unknown, manifest.Summary.External),
            manifest.Instruments.Count,
            manifest.Instruments.Select(instrument => instrument.Meter).OfType<string>().Distinct(StringComparer.Ordinal).Count(),
            [
                .. manifest.Instruments.Where(instrument => instrument is { Exported: IsNotExported, Meter: not null }).GroupBy(instrument => instrument.Meter!, StringComparer.Ordinal)
                    .OrderBy(meter => meter.Key, StringComparer.Ordinal).Select(meter => new MeterInstruments(meter.Key, [.. meter.Select(instrument => instrument.Name)])),
            ],
            [.. application.Survey.Swallowed.Select(failure => new SourcePlace(failure.File is null ? null : Relative(failure.File), failure.Line, failure.Member))],
            [.. entryPoints.Where(entryPoint => isNew.Contains(entryPoint.Id)).Select(entryPoint => new NewEntryPoint(entryPoint.Id, entryPoint.EntryPoint.At?.File, entryPoint.EntryPoint.At?.Line))]);

        string Relative(string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');
    }
}

/// <param name="Existing">Named by the existing list.</param>
/// <param name="InFeatures">They serve a declared feature.</param>
/// <param name="NotFeatures">Somebody said why they serve none.</param>
/// <param name="New">They serve nothing, and the list does not name them.</param>
internal sealed record KindCount(string Kind, int EntryPoints, int Existing, int InFeatures, int NotFeatures, int New);

/// <summary>The metrics that features declare, by what the build knows of them.</summary>
internal sealed record MetricCount(int Declared, int Instrumented, int Absent, int Unknown, int External);

internal sealed record MeterInstruments(string Meter, IReadOnlyList<string> Instruments);

internal sealed record SourcePlace(string? File, int Line, string Member);

internal sealed record NewEntryPoint(string Id, string? File, int? Line);
