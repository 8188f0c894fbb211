using System.Text;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Tool.Adopt.Editing;
using DeliveryGap.Tool.Adopt.Projects;

namespace DeliveryGap.Tool.Adopt.Lists;

/// <summary>
/// A library that holds entry points of applications names their lists (<c>DeliveryGapExisting</c>): the build of the application knows them, the editor in
/// the library would not.
/// </summary>
internal static class LibraryLists
{
    private const string Property = "DeliveryGapExisting";

    /// <param name="lists">As they are in the changes.</param>
    public static void AddTo(ChangeSet changes, IReadOnlyList<ApplicationList> lists, IReadOnlyList<ProjectDescription> projects)
    {
        var applications = lists.SelectMany(list => list.Applications).Select(application => application.Survey.Project).ToHashSet(StringComparer.Ordinal);
        foreach (var library in projects.Where(project => project is { IsSdkStyle: true, IsTest: false } && !applications.Contains(project.File)))
        {
            var folder = Path.GetDirectoryName(library.File)!;
            var named = library.Existing.Select(list => Path.GetFullPath(Path.Combine(folder, list))).ToHashSet(StringComparer.Ordinal);
            string[] lacking = [.. lists.Where(list => !named.Contains(list.Path) && HoldsEntryPointsOf(list, library.File, changes)).Select(list => Path.GetRelativePath(folder, list.Path).Replace('\\', '/')).Order(StringComparer.Ordinal)];
            if (lacking.Length > 0)
                changes.Write(library.File, XmlEdit.SetProperty(changes.Read(library.File)!, library.File, Property, string.Join(';', [.. library.Existing, .. lacking])));
        }
    }

    private static bool HoldsEntryPointsOf(ApplicationList list, string library, ChangeSet changes)
    {
        if (changes.Read(list.Path) is not { } bytes)
            return false;
        var existing = ExistingList.Parse(Encoding.UTF8.GetString(bytes));
        return list.Applications.Any(application => application.EntryPoints.Any(entryPoint =>
            entryPoint.File is { } file && ProjectOf(file, application.Survey.Projects.Append(application.Survey.Project)) == library && existing.Contains(entryPoint.Id)));
    }

    /// <summary>The project in whose folder the file lies; of nested ones the innermost.</summary>
    private static string? ProjectOf(string file, IEnumerable<string> projects) => projects
        .Where(project => file.StartsWith(Path.GetDirectoryName(project) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        .MaxBy(project => Path.GetDirectoryName(project)!.Length);
}
