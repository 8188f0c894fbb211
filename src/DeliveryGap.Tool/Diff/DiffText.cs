using System.Text;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Diff;

/// <summary>Changes for people: by application and feature, a line each.</summary>
internal static class DiffText
{
    public static string Write(IEnumerable<(ReleasePair Pair, IReadOnlyList<Change> Changes)> releases)
    {
        var text = new StringBuilder();
        var all = new List<Change>();
        foreach (var (pair, changes) in releases)
        {
            all.AddRange(changes);
            text.Append(Heading(pair)).Append('\n');
            foreach (var feature in changes.GroupBy(change => change.Feature))
            {
                if (feature.Key is not null)
                    text.Append("  ").Append(OneLine.Of(feature.Key)).Append('\n');
                text.Append(Columns.Align([.. feature.Select(Row)], feature.Key is null ? "  " : "    "));
            }
        }

        return text.Append(Total(all)).Append('\n').ToString();
    }

    private static IReadOnlyList<string> Row(Change change) => [change.Severity, change.Type, Sentence(change)];

    // Each part is cut by itself, so that a long text before does not hide the one after it.
    private static string Sentence(Change change) => (change with
    {
        What = OneLine.Of(change.What), Before = change.Before is null ? null : OneLine.Of(change.Before), After = change.After is null ? null : OneLine.Of(change.After),
        Because = change.Because is null ? null : OneLine.Of(change.Because),
    }).Sentence;

    private static string Heading(ReleasePair pair) => (pair.Before, pair.After) switch
    {
        ({ } before, { } after) => $"{ReleaseName.Of(before.Manifest)} → {ReleaseName.Of(after.Manifest)}",
        _ => ReleaseName.Of((pair.After ?? pair.Before)!.Manifest),
    };

    private static string Total(List<Change> changes)
    {
        if (changes.Count == 0)
            return "nothing changed";
        int Count(string severity) => changes.Count(change => change.Severity == severity);
        return $"{changes.Count} {(changes.Count == 1 ? "change" : "changes")}: {Count(ChangeSeverity.Goalposts)} of the goalposts, {Count(ChangeSeverity.Warning)} to look at, {Count(ChangeSeverity.Information)} for information";
    }
}
