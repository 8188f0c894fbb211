using DeliveryGap.Analyzers;
using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.CodeFixes;

/// <summary>Lists an entry point among those that were there before DeliveryGap.</summary>
/// <remarks>Where a project has no list, none is made: starting one is a decision about the whole code base, which <c>adopt</c> takes.</remarks>
internal static class ExistingListRemedies
{
    public const string Key = "existing:";

    /// <summary>One for each list of the project; none for an id that a line cannot hold.</summary>
    public static IEnumerable<Remedy> For(Problem problem)
    {
        if (problem.Property(FixProperties.EntryPoint) is not { } id || !ExistingList.Parse(id).Ids.SequenceEqual([id], StringComparer.Ordinal))
            yield break;

        var project = problem.Document.Project;
        var options = project.AnalyzerOptions;
        foreach (var file in project.AdditionalDocuments)
        {
            var known = options.AdditionalFiles.FirstOrDefault(additional => additional.Path == file.FilePath);
            if (file.FilePath is { } path && known is not null && Settings.IsExistingList(known, options))
                yield return new(Key + file.Name, $"Add it to {file.Name}", edits => edits.AddLine(path, id));
        }
    }
}
