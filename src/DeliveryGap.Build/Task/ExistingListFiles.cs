using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Rules;
using Microsoft.Build.Framework;

namespace DeliveryGap.Build.Tasks;

/// <summary>The existing lists of an application, and what is wrong with them.</summary>
internal sealed class ExistingListFiles
{
    public static readonly ExistingListFiles None = new(ExistingList.Empty, []);

    private ExistingListFiles(ExistingList merged, IReadOnlyList<Finding> problems) => (Merged, Problems) = (merged, problems);

    public ExistingList Merged { get; }

    /// <summary>DG9001, each at its line.</summary>
    public IReadOnlyList<Finding> Problems { get; }

    public static ExistingListFiles Read(IReadOnlyList<ITaskItem> files, SettingValues settings)
    {
        List<ExistingList> lists = [];
        List<Finding> problems = [];
        foreach (var path in files.Select(file => file.ItemSpec))
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
            problems.AddRange(list.Problems.Select(problem => new Finding
            {
                Rule = RuleCatalog.MalformedFile, Arguments = [problem.Message], Place = new Place(path, problem.Line),
            }));
        }

        return new ExistingListFiles(lists.Count == 0 ? ExistingList.Empty : ExistingList.Merge(lists), problems);
    }
}
