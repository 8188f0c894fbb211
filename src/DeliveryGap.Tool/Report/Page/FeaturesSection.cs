using DeliveryGap.Tool.Report.Html;
using DeliveryGap.Tool.Report.Model;

namespace DeliveryGap.Tool.Report.Page;

/// <summary>All features, release by release; of each product the latest release is open, the others are a click away.</summary>
internal static class FeaturesSection
{
    private const int Many = 100;

    public static void Write(HtmlText html, Board board)
    {
        // So many that a browser had better not lay out what nobody looks at.
        var areMany = board.Releases.Sum(release => release.Manifest.Features.Count) > Many;
        html.Write($"""<section id="features" class="{(areMany ? "many-cards" : "")}"><h2>Features</h2>""");
        ControlsBar.Write(html, board);
        var id = 0;
        foreach (var product in board.Products)
        {
            foreach (var release in product.Releases.Reverse())
                Release(html, board, product, release, ref id);
        }

        html.Write($"""<p id="nothing" class="nothing" hidden>No feature is like that. <button type="button" id="all">Show all</button></p></section>""");
        html.Write($"\n");
    }

    /// <summary>As the address of the page names it.</summary>
    public static string Name(BoardProduct product, BoardRelease release) => $"{product.Name} {release.Label}";

    private static void Release(HtmlText html, Board board, BoardProduct product, BoardRelease release, ref int id)
    {
        var isLatest = release == product.Latest;
        // A release that is past was judged in its own day.
        var today = isLatest ? board.Today : null;
        var name = Name(product, release);
        if (isLatest)
            html.Write($"""<div class="release" data-release="{name}" data-product="{product.Name}"><h3 class="{(board.Products.Count > 1 || product.Releases.Count > 1 ? "" : "unseen")}">{name}</h3>""");
        else
            html.Write($"""<details class="release earlier" data-release="{name}"><summary><h3>{name}</h3> <span class="many">{Words.Count(release.Manifest.Features.Count, "feature")}</span></summary>""");
        html.Write($"\n");
        foreach (var feature in release.Manifest.Features)
            new FeatureCard(html, release, feature, today).Write(++id, isWhole: isLatest);
        GapList.Write(html, FeatureStanding.Elsewhere(release.Manifest.Gaps, release.Manifest), FeatureStanding.Elsewhere(release.Manifest.Accepted, release.Manifest), today);
        if (isLatest)
            html.Write($"</div>\n");
        else
            html.Write($"</details>\n");
    }
}
