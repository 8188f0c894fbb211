using DeliveryGap.Tool.Report.Html;
using DeliveryGap.Tool.Report.Model;
using DeliveryGap.Tool.Review;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Words;

namespace DeliveryGap.Tool.Report.Page;

/// <summary>What it is about, and how it stands, in a sentence and a few figures. Of each product the latest release counts.</summary>
internal static class TopSection
{
    // More names than this are no title.
    private const int Named = 3;

    private const int CommitLength = 12;

    public static string Name(Board board) => board.Products.Count <= Named
        ? string.Join(", ", board.Products.Select(product => product.Name))
        : Words.Count(board.Products.Count, "product");

    public static void Write(HtmlText html, Board board)
    {
        var latest = board.Products.Select(product => product.Latest).ToArray();
        html.Write($"""<header class="top"><div class="bar"><p class="eyebrow">Outcome board</p><button type="button" id="theme" hidden>Dark</button></div><h1>{Name(board)}""");
        if (latest is [var only])
            html.Write($""" <span class="version">{only.Label}</span>""");
        html.Write($"""</h1><p class="verdict">""");
        var verdict = Verdict(latest);
        Parts.Mark(html, Words.Mark(verdict), Words.Gaps(verdict));
        if (latest is [{ Manifest.Release.Commit: { } commit }])
            html.Write($""" <span class="at">{commit[..Math.Min(CommitLength, commit.Length)]}</span>""");
        html.Write($"""</p><p class="lede">{Lede(latest)}</p>""");
        Figures(html, latest);
        Overdue(html, board);
        html.Write($"</header>\n");
    }

    // The worst of all.
    private static string Verdict(IReadOnlyList<BoardRelease> latest)
    {
        var verdicts = latest.Select(release => release.Manifest.Verdict).ToArray();
        string[] worstFirst = [GapVerdict.Gaps, GapVerdict.Accepted];
        return worstFirst.FirstOrDefault(verdicts.Contains) ?? verdicts[0];
    }

    private static string Lede(IReadOnlyList<BoardRelease> latest)
    {
        var features = latest.Sum(release => release.Manifest.Features.Count);
        if (features == 0)
            return "No feature is declared yet.";
        var (promised, measured) = (latest.Sum(release => release.SuccessMetrics), latest.Sum(release => release.Measured));
        var who = promised == features ? (features == 1 ? "It says" : "Each says") : promised switch { 0 => "None says", 1 => "One of them says", _ => $"{Numbers.Whole(promised)} of them say" };
        var isMeasured = promised == 0 ? ""
            : measured == promised ? (promised == 1 ? ", and that number is measured" : ", and each of these numbers is measured")
            : measured switch { 0 => ", and no such number is measured", 1 => ", and one of these numbers is measured", _ => $", and {Numbers.Whole(measured)} of these numbers are measured" };
        return $"{Words.Count(features, "feature")}. {who} which number must move{isMeasured}.";
    }

    private static void Figures(HtmlText html, IReadOnlyList<BoardRelease> latest)
    {
        var summaries = latest.Select(release => release.Manifest.Summary).ToArray();
        html.Write($"""<dl class="figures">""");
        Figure(html, "Features", summaries.Sum(summary => (long)summary.Features), "#features");
        Figure(html, "Metrics recorded", summaries.Sum(summary => (long)summary.Instrumented), null, summaries.Sum(summary => (long)summary.Metrics - summary.External));
        if (latest.Any(release => release.Review is not null))
            Figure(html, "Goals reached", Reviewed(latest).Count(review => review.Verdict == ReviewVerdict.Reached), "#outcome=reached", Reviewed(latest).Count());
        Figure(html, "Gaps", summaries.Sum(summary => (long)summary.Gaps), "#verdict=gaps");
        Figure(html, "Accepted gaps", summaries.Sum(summary => (long)summary.Accepted), "#verdict=accepted");
        Figure(html, "Entry points without a feature", summaries.Sum(summary => (long)summary.Unassigned), "#unserved");
        html.Write($"</dl>\n");
    }

    private static IEnumerable<FeatureReview> Reviewed(IReadOnlyList<BoardRelease> latest) =>
        latest.SelectMany(release => release.Manifest.Features.Select(feature => release.ReviewOf(feature.Key))).OfType<FeatureReview>();

    private static void Figure(HtmlText html, string name, long count, string? target, long? of = null)
    {
        html.Write($"<div><dt>{name}</dt><dd>");
        if (target is not null && count > 0)
            html.Write($"""<a href="{target}">{Numbers.Whole(count)}</a>""");
        else
            html.Write($"{Numbers.Whole(count)}");
        if (of is { } all)
            html.Write($"""<span class="of"> of {Numbers.Whole(all)}</span>""");
        html.Write($"</dd></div>");
    }

    private static void Overdue(HtmlText html, Board board)
    {
        var releases = board.Products.Select(product => product.Latest).ToArray();
        var expired = releases.Sum(release => release.Manifest.Accepted.Count(gap => Dates.IsOver(gap.Until, board.Today)));
        var overdue = releases.Sum(release => release.Manifest.Features.Count(feature => release.IsReviewOverdue(feature, board.Today)));
        if (expired + overdue == 0)
            return;
        html.Write($"""<p class="overdue">""");
        if (expired > 0)
            Parts.Mark(html, "bad", expired == 1 ? "One accepted gap has expired" : $"{Numbers.Whole(expired)} accepted gaps have expired");
        if (overdue > 0)
            Parts.Mark(html, "bad", overdue == 1 ? "One outcome review is overdue" : $"{Numbers.Whole(overdue)} outcome reviews are overdue");
        html.Write($"</p>\n");
    }
}
