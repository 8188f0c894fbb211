using DeliveryGap.Tool.Diff;
using DeliveryGap.Tool.Report.Html;
using DeliveryGap.Tool.Report.Model;

namespace DeliveryGap.Tool.Report.Page;

/// <summary>What changed from one release to the next, in lists: first what makes a promise easier to keep, so that nobody has to look for it.</summary>
/// <param name="isLinked">The newer release's features are among those that are shown at first, where the page's search finds them.</param>
internal sealed class ChangeLists(HtmlText html, ReleaseChanges changes, bool isLinked)
{
    private const string Goalposts = "The goalposts moved";
    private const string NewFeatures = "New features";
    private const string GoneFeatures = "Features that are gone";
    private const string Stages = "Another stage";
    private const string Statuses = "Metrics that stand otherwise";
    private const string NewGaps = "New gaps";
    private const string ClosedGaps = "Gaps that are closed";
    private const string ToLookAt = "To look at";
    private const string Rest = "Also changed";

    private static readonly string[] Titles = [Goalposts, NewFeatures, GoneFeatures, Stages, Statuses, NewGaps, ClosedGaps, ToLookAt, Rest];

    public void Write()
    {
        if (changes.All.Count == 0)
        {
            html.Write($"<p>Neither features nor metrics nor gaps changed.</p>");
            return;
        }

        var lists = changes.All.ToLookup(change => Title(change.Change), StringComparer.Ordinal);
        html.Write($"""<div class="changes">""");
        foreach (var title in Titles)
            Parts.List(html, title, [.. lists[title]], change => Item(title, change));
        html.Write($"</div>\n");
    }

    private static string Title(Change change) => change switch
    {
        { Severity: ChangeSeverity.Goalposts } => Goalposts,
        { Type: ChangeType.FeatureAdded } => NewFeatures,
        { Type: ChangeType.FeatureRemoved } => GoneFeatures,
        { Type: ChangeType.StageChanged } => Stages,
        { Type: ChangeType.StatusChanged } => Statuses,
        { Type: ChangeType.GapAdded } => NewGaps,
        { Type: ChangeType.GapClosed } => ClosedGaps,
        { Severity: ChangeSeverity.Warning } => ToLookAt,
        _ => Rest,
    };

    private void Item(string title, ReleaseChange item)
    {
        var change = item.Change;
        switch (title)
        {
            case NewFeatures or GoneFeatures:
                Feature(item);
                break;
            case Stages:
                Feature(item);
                html.Write($": {Words.Stage(Words.OrNone(change.Before))} → {Words.Stage(Words.OrNone(change.After))}");
                break;
            case Statuses:
                Feature(item);
                html.Write($": {change.What}: {Words.Status(Words.OrNone(change.Before))} → ");
                Parts.Mark(html, Words.Mark(Words.OrNone(change.After)), Words.Status(Words.OrNone(change.After)));
                break;
            case NewGaps or ClosedGaps:
                Parts.Mark(html, title == NewGaps ? "bad" : "good", change.What);
                html.Write($" {change.After}");
                break;
            case Goalposts:
                Parts.Mark(html, "bad", "Easier");
                html.Write($" ");
                Told(item);
                break;
            default:
                Told(item);
                break;
        }
    }

    private void Told(ReleaseChange item)
    {
        if (item.Feature is not null)
        {
            Feature(item);
            html.Write($": ");
        }

        html.Write($"{item.Change.Sentence}");
    }

    private void Feature(ReleaseChange item)
    {
        var feature = item.Feature!;
        var title = Words.OrNone(feature.Title) is not Words.None and var given ? given : feature.Key;
        if (isLinked && item.IsHere)
            html.Write($"""<a href="#q={Uri.EscapeDataString(feature.Key)}">{title}</a>""");
        else
            html.Write($"{title}");
        if (title != feature.Key)
            html.Write($" <code>{feature.Key}</code>");
    }
}
