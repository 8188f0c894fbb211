using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Rules;
using Microsoft.Build.Framework;

namespace DeliveryGap.Build.Tasks;

/// <summary>The existing lists of an application, and what is wrong with them.</summary>
internal sealed class ExistingListFiles
{
    public static readonly ExistingListFiles None = new([], [], []);

    private ExistingListFiles(IReadOnlyList<ExistingList> lists, IReadOnlyList<ExistingListFile> own, IReadOnlyList<Finding> problems) =>
        (Merged, Own, Problems) = (ExistingList.Merge(lists), own, problems);

    public ExistingList Merged { get; }

    /// <summary>Those in the project's folder. One that lies elsewhere may be that of several applications: no build sees all whom it serves.</summary>
    public IReadOnlyList<ExistingListFile> Own { get; }

    /// <summary>DG9001, each at its line.</summary>
    public IReadOnlyList<Finding> Problems { get; }

    public static ExistingListFiles Read(GateTask task, SettingValues settings)
    {
        var folder = Path.GetDirectoryName(task.ProjectFile) + Path.DirectorySeparatorChar;
        List<ExistingList> lists = [];
        List<ExistingListFile> own = [];
        List<Finding> problems = [];
        foreach (var path in task.ExistingLists.Select(file => file.ItemSpec))
        {
            string text;
            try
            {
                text = File.ReadAllText(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add(settings.Problem("DeliveryGapExisting", $"The existing list cannot be read: {e.Message}"));
                continue;
            }

            var list = ExistingList.Parse(text);
            lists.Add(list);
            if (path.StartsWith(folder, StringComparison.Ordinal))
                own.Add(new(path, list));
            problems.AddRange(list.Problems.Select(problem => new Finding
            {
                Rule = RuleCatalog.MalformedFile, Arguments = [problem.Message], Place = new Place(path, problem.Line),
            }));
        }

        return new ExistingListFiles(lists, own, problems);
    }
}
