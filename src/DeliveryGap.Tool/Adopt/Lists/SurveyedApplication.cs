using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Adopt.Lists;

/// <summary>An application as it was just built, once for each framework.</summary>
internal sealed record SurveyedApplication(SurveyFile Survey, ReleaseManifest Manifest)
{
    private const string DefaultList = "DeliveryGap.Existing.txt";

    public string Folder => Path.GetDirectoryName(Survey.Project)! + Path.DirectorySeparatorChar;

    /// <summary>The list that is this application's own: the one in its folder, else the first that it names.</summary>
    public string List => Survey.Existing.FirstOrDefault(IsOwn) ?? Survey.Existing.FirstOrDefault() ?? Folder + DefaultList;

    /// <summary>Whether no other application's build reads the list.</summary>
    public bool IsOwn(string list) => list.StartsWith(Folder, StringComparison.Ordinal);

    public IReadOnlyList<FoundEntryPoint> EntryPoints { get; } = FoundIn(Survey, Manifest);

    private static IReadOnlyList<FoundEntryPoint> FoundIn(SurveyFile survey, ReleaseManifest manifest)
    {
        var files = survey.EntryPoints.DistinctBy(entryPoint => entryPoint.Id).ToDictionary(entryPoint => entryPoint.Id, entryPoint => entryPoint.File, StringComparer.Ordinal);
        // What names a feature that is none (DG1009) is to be mended, not exempted.
        return
        [
            .. manifest.UnassignedEntryPoints.Concat(manifest.ExistingEntryPoints).Select(entryPoint => Found(entryPoint, entryPoint.By is not null)),
            .. manifest.Features.SelectMany(feature => feature.EntryPoints).Concat(manifest.NotFeatures).Select(entryPoint => Found(entryPoint, isServed: true)),
        ];

        FoundEntryPoint Found(ManifestEntryPoint entryPoint, bool isServed) => new(entryPoint, isServed, files.GetValueOrDefault(entryPoint.Id));
    }
}
