using DeliveryGap.Core.EntryPoints;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers;

/// <summary>The project's existing lists.</summary>
internal static class ExistingLists
{
    /// <summary>Lets the host keep what was parsed as long as the text stays the same.</summary>
    public static readonly SourceTextValueProvider<ExistingList> Parser = new(text => ExistingList.Parse(text.ToString()));

    public static ExistingList Read(AnalyzerOptions options, Func<SourceText, ExistingList?> parse, CancellationToken cancellation)
    {
        List<ExistingList> lists = [];
        foreach (var file in options.AdditionalFiles)
        {
            if (Settings.IsExistingList(file, options) && file.GetText(cancellation) is { } text && parse(text) is { } list)
                lists.Add(list);
        }

        return lists.Count == 0 ? ExistingList.Empty : ExistingList.Merge(lists);
    }
}
