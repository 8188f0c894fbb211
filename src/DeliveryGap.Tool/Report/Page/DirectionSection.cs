using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Report.Html;
using DeliveryGap.Tool.Report.Model;
using DeliveryGap.Tool.Shared.Words;

namespace DeliveryGap.Tool.Report.Page;

/// <summary>Where the products want to go, and which features are meant to bring them there.</summary>
internal static class DirectionSection
{
    public static void Write(HtmlText html, Board board)
    {
        var products = board.Products.Where(product => Has(product.Latest.Manifest)).ToArray();
        if (products.Length == 0)
            return;
        html.Write($"""<section id="direction" class="direction"><h2>Direction</h2>""");
        foreach (var product in products)
        {
            Parts.ProductHeading(html, board.Products.Count > 1, product.Name);
            Of(html, product.Latest.Manifest);
        }

        html.Write($"</section>\n");
    }

    private static bool Has(ReleaseManifest manifest) => manifest.Vision.Count + manifest.Kpis.Count + manifest.Objectives.Count + manifest.DeliveryChain.Count > 0;

    private static void Of(HtmlText html, ReleaseManifest manifest)
    {
        foreach (var vision in manifest.Vision)
        {
            html.Write($"""<blockquote class="vision"><p>{vision.Statement}</p>""");
            if (vision.Team is not null || vision.Horizon is not null)
                html.Write($"<footer>{string.Join(", ", new[] { vision.Team, vision.Horizon }.OfType<string>())}</footer>");
            html.Write($"</blockquote>");
        }

        var advancing = Advancing(manifest);
        Parts.List(html, "KPIs", manifest.Kpis, kpi =>
        {
            html.Write($"<code>{kpi.Key}</code>");
            if (kpi.Category is { } category)
                html.Write($" {Words.Category(category)}");
            if (kpi.Owner is { } owner)
                html.Write($", {owner}");
            if (kpi.TradesOffWith is { } other)
                html.Write($", trades off with <code>{other}</code>");
            Features(html, advancing, kpi.Key);
        });
        Parts.List(html, "Objectives", manifest.Objectives, objective =>
        {
            html.Write($"<code>{objective.Key}</code>");
            if (objective.KeyResult is { } result)
                html.Write($" {result}");
            if (objective.Kpi is { } kpi)
                html.Write($", by <code>{kpi}</code>");
            if (objective.Period is { } period)
                html.Write($", {period}");
            Features(html, advancing, objective.Key);
        });
        if (manifest.DeliveryChain.Count > 0)
            html.Write($"""<p class="chain"><span class="label">Delivery chain</span> {string.Join(", ", manifest.DeliveryChain)}</p>""");
    }

    private static Dictionary<string, int> Advancing(ReleaseManifest manifest)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var key in manifest.Features.SelectMany(feature => feature.Advances.Distinct(StringComparer.Ordinal)))
            counts[key] = counts.GetValueOrDefault(key) + 1;
        return counts;
    }

    private static void Features(HtmlText html, Dictionary<string, int> advancing, string key)
    {
        var count = advancing.GetValueOrDefault(key);
        html.Write($""" <span class="by">{(count == 0 ? "no feature advances it" : count == 1 ? "1 feature advances it" : $"{Numbers.Whole(count)} features advance it")}</span>""");
    }
}
