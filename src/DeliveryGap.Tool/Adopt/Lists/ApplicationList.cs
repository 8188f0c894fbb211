using System.Text;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Adopt.Editing;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Adopt.Lists;

/// <summary>The list of an application, or of several that share one, and what becomes of it.</summary>
internal sealed record ApplicationList(string Path, ListPlan Plan, IReadOnlyList<SurveyedApplication> Applications)
{
    /// <param name="lastBuild">By the path of the manifest.</param>
    /// <exception cref="ToolFailure">A list is broken, with its line.</exception>
    public static IReadOnlyList<ApplicationList> PlanAll(
        IReadOnlyList<SurveyedApplication> applications, IReadOnlyDictionary<string, ReleaseManifest> lastBuild, ChangeSet changes, bool acceptsNew) =>
    [
        .. applications.GroupBy(application => application.List, StringComparer.Ordinal).Select(sharing => new ApplicationList(sharing.Key, new(
            Read(sharing.Key, changes),
            [.. sharing.SelectMany(application => NotElsewhere(application, changes))],
            [.. sharing.SelectMany(application => lastBuild.TryGetValue(application.Survey.Manifest, out var manifest) ? new LoadedManifest(application.Survey.Manifest, manifest).EntryPoints : [])],
            acceptsNew,
            mayShrink: sharing.All(application => application.IsOwn(sharing.Key))), [.. sharing])),
    ];

    private static IEnumerable<FoundEntryPoint> NotElsewhere(SurveyedApplication application, ChangeSet changes)
    {
        var others = ExistingList.Merge(application.Survey.Existing.Where(list => list != application.List).Select(list => Read(list, changes)).OfType<ExistingList>());
        return application.EntryPoints.Where(entryPoint => !others.Contains(entryPoint.Id));
    }

    private static ExistingList? Read(string path, ChangeSet changes)
    {
        if (changes.Read(path) is not { } bytes)
            return null;
        var list = ExistingList.Parse(Encoding.UTF8.GetString(bytes));
        return list.Problems is [var problem, ..] ? throw ToolFailure.InFile(path, problem.Line, problem.Message) : list;
    }
}
