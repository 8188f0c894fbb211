using DeliveryGap.Tool.Adopt.Editing;
using DeliveryGap.Tool.Adopt.Lists;
using DeliveryGap.Tool.Adopt.Projects;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Adopt;

/// <summary>Writes the planned changes, builds, and writes the lists of what the build found. Where it cannot end well, every file is as it was.</summary>
internal sealed class Adoption(CodeBase code, IReadOnlyList<ProjectDescription> projects, ChangeSet changes, string temporary, Terminal terminal)
{
    /// <param name="arguments">For <c>dotnet build</c>.</param>
    /// <exception cref="ToolFailure">The build failed, or a file cannot be read or written.</exception>
    public async Task<IReadOnlyList<ApplicationList>> Run(IReadOnlyList<string> arguments, bool acceptsNew, CancellationToken cancellation)
    {
        // Before the build writes them anew.
        var last = LastBuild.Read(code.Folder, terminal);
        var isDone = false;
        foreach (var lockFile in projects.SelectMany(project => LockFiles(project.File)))
            changes.Watch(lockFile);
        try
        {
            changes.Apply();
            var surveyed = await Survey(arguments, cancellation);
            changes.Notice();
            var lists = ApplicationList.PlanAll(surveyed, last, changes, acceptsNew);
            foreach (var list in lists)
                changes.Write(list.Path, ListText.Apply(list.Plan, changes.Read(list.Path), list.Path));
            LibraryLists.AddTo(changes, lists, projects);
            changes.Apply();
            isDone = true;
            return lists;
        }
        finally
        {
            if (!isDone)
            {
                changes.Notice();
                changes.Undo();
            }
        }
    }

    /// <summary>Where NuGet writes down what it restored, where a team wants that.</summary>
    private static IEnumerable<string> LockFiles(string project) =>
        new[] { "packages.lock.json", $"packages.{Path.GetFileNameWithoutExtension(project)}.lock.json" }.Select(name => Path.Combine(Path.GetDirectoryName(project)!, name));

    private async Task<IReadOnlyList<SurveyedApplication>> Survey(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var folder = Path.Combine(temporary, "survey");
        string[] applications = [.. projects.Where(project => project.IsApplication).Select(project => project.File)];
        if (applications.Length == 0)
            applications = [.. projects.Where(project => !project.IsTest).Select(project => project.File)];
        var failed = await terminal.Progress("building", report => AdoptBuild.Run(code, applications, temporary, folder, arguments, report, cancellation));
        if (failed is not null)
        {
            var advice = PackageAdvice.Of(failed.Errors, code.Folder) ?? "where a part cannot be built, name the solution or project that can";
            throw ToolFailure.Environment($"the build failed, so nothing was changed; {advice}:\n{failed.Explain()}");
        }

        return [.. SurveyFile.ReadAll(folder).Select(survey => new SurveyedApplication(survey, ManifestFiles.Read([survey.Manifest], terminal)[0].Manifest))];
    }
}
