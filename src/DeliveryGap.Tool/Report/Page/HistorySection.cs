using DeliveryGap.Tool.Report.Drawing;
using DeliveryGap.Tool.Report.Html;
using DeliveryGap.Tool.Report.Model;
using DeliveryGap.Tool.Shared.Words;

namespace DeliveryGap.Tool.Report.Page;

/// <summary>The releases side by side, where there are several: how each stands, the trend, and what changed from one to the next.</summary>
internal static class HistorySection
{
    public static void Write(HtmlText html, Board board)
    {
        if (board.Releases.Count() < 2)
            return;
        html.Write($"""<section id="releases" class="history"><h2>Releases</h2>""");
        Table(html, board);
        foreach (var product in board.Products.Where(product => product.Releases.Count > 1))
        {
            Parts.ProductHeading(html, board.Products.Count > 1, product.Name);
            Trend(html, product);
            ChangesOf(html, product, board.Products.Count > 1 ? 4 : 3);
        }

        html.Write($"</section>\n");
    }

    private static void Table(HtmlText html, Board board)
    {
        html.Write($"""<table class="releases"><caption>Each product's releases, the latest first</caption><thead><tr><th scope="col">Release</th><th scope="col">Verdict</th>""");
        html.Write($"""<th scope="col" class="number">Features</th><th scope="col" class="number wide">Metrics recorded</th><th scope="col" class="number">Gaps</th><th scope="col" class="number wide">Accepted</th><th scope="col" class="number wide">No feature</th></tr></thead>""");
        foreach (var product in board.Products)
        {
            html.Write($"<tbody>");
            foreach (var release in product.Releases.Reverse())
            {
                var summary = release.Manifest.Summary;
                html.Write($"""<tr class="{(release == product.Latest ? "" : "earlier")}"><th scope="row">""");
                if (board.Products.Count > 1)
                    html.Write($"{product.Name} ");
                html.Write($"""<span class="version">{release.Label}</span></th><td>""");
                Parts.Mark(html, Words.Mark(release.Manifest.Verdict), Words.Gaps(release.Manifest.Verdict));
                html.Write($"""</td><td class="number">{Numbers.Whole(summary.Features)}</td><td class="number wide">{(release.InstrumentedShare is { } share ? Numbers.Percent(share) : "–")}</td>""");
                html.Write($"""<td class="number">{Numbers.Whole(summary.Gaps)}</td><td class="number wide">{Numbers.Whole(summary.Accepted)}</td><td class="number wide">{Numbers.Whole(summary.Unassigned)}</td></tr>""");
            }

            html.Write($"</tbody>");
        }

        html.Write($"</table>\n");
    }

    private static void Trend(HtmlText html, BoardProduct product)
    {
        html.Write($"""<div class="trend">""");
        Line(html, "Features", [.. product.Releases.Select(release => (double?)release.Manifest.Summary.Features)], isShare: false);
        Line(html, "Metrics recorded", [.. product.Releases.Select(release => release.InstrumentedShare)], isShare: true);
        Line(html, "Gaps", [.. product.Releases.Select(release => (double?)release.Manifest.Summary.Gaps)], isShare: false);
        html.Write($"</div>\n");
    }

    private static void Line(HtmlText html, string name, IReadOnlyList<double?> values, bool isShare)
    {
        html.Write($"""<figure><figcaption>{name} <b>{Shown(values[0])} → {Shown(values[^1])}</b></figcaption>""");
        LineDrawing.Write(html, values, isShare);
        html.Write($"</figure>");

        string Shown(double? value) => value is not { } number ? "–" : isShare ? Numbers.Percent(number) : Numbers.Observed(number, null, null);
    }

    private static void ChangesOf(HtmlText html, BoardProduct product, int level)
    {
        for (var i = product.Releases.Count - 1; i > 0; i--)
        {
            var release = product.Releases[i];
            var isLatest = i == product.Releases.Count - 1;
            if (isLatest)
                Heading(html, level, $"What changed in {release.Label} since {release.Changes!.Since}");
            else
                html.Write($"""<details class="earlier"><summary>What changed in {release.Label} since {release.Changes!.Since}</summary>""");
            new ChangeLists(html, release.Changes, isLatest).Write();
            if (!isLatest)
                html.Write($"</details>\n");
        }
    }

    private static void Heading(HtmlText html, int level, string text)
    {
        if (level == 3)
            html.Write($"<h3>{text}</h3>");
        else
            html.Write($"<h4>{text}</h4>");
    }
}
