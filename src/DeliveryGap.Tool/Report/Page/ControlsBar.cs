using DeliveryGap.Tool.Report.Html;
using DeliveryGap.Tool.Report.Model;

namespace DeliveryGap.Tool.Report.Page;

/// <summary>Search and filters. Without scripts there is nothing to operate, so the script is what shows them.</summary>
internal static class ControlsBar
{
    // A menu of longer words is none; the whole of it is in the option's value.
    private const int LongestWord = 48;

    private static readonly string[] VerdictOrder = [GapVerdict.Gaps, GapVerdict.Accepted, GapVerdict.Clean, GapVerdict.NotJudged];

    public static void Write(HtmlText html, Board board)
    {
        var features = board.Releases.SelectMany(release => release.Manifest.Features.Select(feature => (Release: release, Feature: feature))).ToArray();
        html.Write($"""<search id="controls" class="controls" hidden><label class="find"><span>Search</span><input type="search" id="q" autocomplete="off" spellcheck="false" aria-keyshortcuts="/" placeholder="Title, metric, path…"><kbd aria-hidden="true">/</kbd></label>""");
        Menu(html, "owner", "Owner", "All", Distinct(features.Select(each => Words.OrNone(each.Feature.Owner))), Words.Owner);
        Menu(html, "stage", "Stage", "All", Distinct(features.Select(each => Words.OrNone(each.Feature.Stage))), Words.Stage);
        Menu(html, "verdict", "Verdict", "All", [.. VerdictOrder.Intersect(features.Select(each => FeatureStanding.Of(each.Feature)))], Words.Gaps);
        Menu(html, "outcome", "Outcome", "All", Distinct(features.Select(each => each.Release.ReviewOf(each.Feature.Key)?.Verdict).OfType<string>()), Words.Review);
        Menu(html, "release", "Release", "Latest", Releases(board), word => word);
        html.Write($"""<p class="found"><span id="count" role="status" aria-live="polite"></span><button type="button" id="clear" hidden>Clear</button></p></search>""");
        html.Write($"\n");
    }

    private static string[] Distinct(IEnumerable<string> words) => [.. words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // A product alone is its latest release; it is a choice where there are others.
    private static string[] Releases(Board board) =>
    [
        .. board.Products.SelectMany(product => (board.Products.Count > 1 ? [product.Name] : Array.Empty<string>())
            .Concat(product.Releases.Count > 1 ? product.Releases.Reverse().Select(release => FeaturesSection.Name(product, release)) : [])),
    ];

    private static void Menu(HtmlText html, string name, string label, string all, IReadOnlyList<string> values, Func<string, string> shown)
    {
        if (values.Count == 0 || values.Count == 1 && name is not "outcome")
            return;
        html.Write($"""<label><span>{label}</span><select id="{name}"><option value="">{all}</option>""");
        foreach (var value in values)
        {
            var word = shown(value);
            html.Write($"""<option value="{value}">{(word.Length > LongestWord ? word[..LongestWord] + "…" : word)}</option>""");
        }

        html.Write($"</select></label>");
    }
}
