using System.Text;
using DeliveryGap.Tool.Diff;

using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Notes;

/// <summary>Release notes as Markdown: an application each, what is new first, and of each feature its benefit first.</summary>
internal static class NotesText
{
    /// <param name="releases">An application each.</param>
    public static string Write(IEnumerable<(ReleasePair Pair, IReadOnlyList<FeatureNews> News)> releases, Party party)
    {
        var text = new StringBuilder();
        foreach (var (pair, all) in releases)
        {
            var news = all.Where(party.Cares).ToArray();
            text.Append("# ").Append(Name(pair)).Append(", for ").Append(party.Name).Append("\n\n");
            if (news.Length == 0)
                text.Append("Nothing new.\n\n");
            foreach (var what in news.GroupBy(each => each.What))
            {
                text.Append("## ").Append(party.Heading(what.Key)).Append("\n\n");
                foreach (var feature in what)
                    Write(text, feature, party);
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, FeatureNews news, Party party)
    {
        text.Append("### ").Append(party.Title(news.Feature)).Append("\n\n");
        // Bold, so that nothing in it stands at the beginning of a line; one that is the title is not said twice.
        if (!string.IsNullOrWhiteSpace(news.Feature.Benefit) && news.What != News.Gone && MarkdownText.Of(news.Feature.Benefit) is var benefit && benefit != party.Title(news.Feature))
            text.Append("**").Append(benefit).Append("**\n\n");
        var points = party.Points(news).ToArray();
        foreach (var point in points)
            text.Append("- ").Append(point).Append('\n');
        if (points.Length > 0)
            text.Append('\n');
    }

    private static string Name(ReleasePair pair)
    {
        var release = (pair.After ?? pair.Before)!.Manifest.Release;
        return MarkdownText.Of(release.Product) + (release.Version is { } version && pair.After is not null ? " " + MarkdownText.Of(version) : "");
    }
}
