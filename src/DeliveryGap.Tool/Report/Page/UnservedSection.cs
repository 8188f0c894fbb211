using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Report.Html;
using DeliveryGap.Tool.Report.Model;

namespace DeliveryGap.Tool.Report.Page;

/// <summary>Entry points that serve no feature: those that should, those from before anybody asked, and those that need not.</summary>
internal static class UnservedSection
{
    public static void Write(HtmlText html, Board board)
    {
        html.Write($"""<section id="unserved" class="unserved"><h2>Entry points without a feature</h2>""");
        foreach (var product in board.Products)
        {
            Parts.ProductHeading(html, board.Products.Count > 1, product.Name);
            var manifest = product.Latest.Manifest;
            if (manifest.UnassignedEntryPoints.Count + manifest.ExistingEntryPoints.Count + manifest.NotFeatures.Count == 0)
                html.Write($"<p>None: each serves a feature.</p>");
            List(html, "They serve no feature", manifest.UnassignedEntryPoints);
            List(html, "They were there before, and are exempt", manifest.ExistingEntryPoints);
            List(html, "They are no feature, and say why", manifest.NotFeatures);
        }

        html.Write($"</section>\n");
    }

    private static void List(HtmlText html, string title, IReadOnlyList<ManifestEntryPoint> entryPoints) =>
        Parts.List(html, title, entryPoints, entryPoint => EntryPointLine.Write(html, entryPoint));
}
