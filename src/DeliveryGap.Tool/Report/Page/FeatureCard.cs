using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Report.Html;
using DeliveryGap.Tool.Report.Model;
using DeliveryGap.Tool.Review;
using DeliveryGap.Tool.Shared.Words;

namespace DeliveryGap.Tool.Report.Page;

/// <summary>One feature: what it is for, what it must move, whether that is measured, and what came of it.</summary>
internal sealed class FeatureCard(HtmlText html, BoardRelease release, ManifestFeature feature, DateOnly? today)
{
    private readonly FeatureReview? review = release.ReviewOf(feature.Key);

    /// <param name="isWhole">With paths, entry points and who is ready; else only what is worth knowing of a release that is past.</param>
    public void Write(int id, bool isWhole)
    {
        var verdict = FeatureStanding.Of(feature);
        html.Write($"""<article class="card" id="f{id}" aria-labelledby="t{id}" data-owner="{Words.OrNone(feature.Owner)}" data-stage="{Words.OrNone(feature.Stage)}" data-verdict="{verdict}" data-outcome="{review?.Verdict}">""");
        html.Write($"""<header><h4 id="t{id}">{(Words.OrNone(feature.Title) is not Words.None and var title ? title : feature.Key)}</h4><p class="marks">""");
        if (review is not null)
            Parts.Mark(html, Words.Mark(review.Verdict), Words.Review(review.Verdict));
        Parts.Mark(html, Words.Mark(verdict), Words.Gaps(verdict));
        html.Write($"""</p><p class="facts"><code>{feature.Key}</code>""");
        Facts();
        html.Write($"</p></header>\n");
        Promise();
        Metrics(isWhole);
        GapList.Write(html, feature.Gaps, feature.Accepted, today);
        if (isWhole)
            Details();
        html.Write($"</article>\n");
    }

    private void Facts()
    {
        html.Write($"""<span>{Words.Owner(Words.OrNone(feature.Owner))}</span><span>{Words.Stage(Words.OrNone(feature.Stage))}</span>""");
        if (feature.Flag is { } flag)
            html.Write($"""<span>flag <code>{flag.Key}</code>{flag.Checked switch { true => ", checked", false => ", never checked", _ => "" }}</span>""");
        if (feature.Review is { } planned)
            Review(planned);
        if (!feature.Exposed)
            html.Write($"<span>no entry point of this application serves it</span>");
    }

    private void Review(ManifestReview planned)
    {
        html.Write($"""<span class="{(release.IsReviewOverdue(feature, today) ? "late" : "")}">{(release.IsReviewOverdue(feature, today) ? "review overdue since" : "review by")} {planned.By ?? "no day"}""");
        if (planned.Owner is not null && planned.Owner != feature.Owner)
            html.Write($", {planned.Owner}");
        if (planned.Checkpoints.Count > 0)
            html.Write($", looks after {string.Join(", ", planned.Checkpoints.Select(Words.Window))}");
        html.Write($"</span>");
    }

    private void Promise()
    {
        if (Words.OrNone(feature.Benefit) is not Words.None and var benefit)
            html.Write($"""<p class="benefit">{benefit}</p>""");
        if (feature.Hypothesis is { } hypothesis)
            html.Write($"""<p class="hypothesis">{hypothesis.Statement}</p>""");
        if (feature.Advances.Count > 0)
            html.Write($"""<p class="advances"><span class="label">Advances</span> {string.Join(", ", feature.Advances)}</p>""");
        if (review is not null)
            html.Write($"""<p class="outcome"><b>{Words.Review(review.Verdict)}.</b> {review.Reason}</p>""");
    }

    private void Metrics(bool isWhole)
    {
        if (feature.Metrics.Count == 0)
        {
            html.Write($"""<p class="nometric">No number says whether it worked.</p>""");
            return;
        }

        var reviews = new MetricReviews(review);
        html.Write($"""<ul class="metrics">""");
        foreach (var metric in feature.Metrics)
            new MetricBlock(html, metric, reviews.Take(metric), release.UnitOf(metric.Instrument), feature.EntryPoints.Count).Write(isWhole);
        html.Write($"</ul>\n");
    }

    private void Details()
    {
        html.Write($"""<div class="more">""");
        if (feature.EntryPoints.Count > 0)
        {
            html.Write($"<details><summary>{Words.Count(feature.EntryPoints.Count, "entry point")}</summary><ul>");
            foreach (var entryPoint in feature.EntryPoints)
            {
                html.Write($"<li>");
                EntryPointLine.Write(html, entryPoint);
                html.Write($"</li>");
            }

            html.Write($"</ul></details>");
        }

        Readiness();
        if (feature.CustomerSignals.Count > 0)
        {
            html.Write($"<details><summary>{Words.Count(feature.CustomerSignals.Count, "customer signal")}</summary><ul>");
            foreach (var signal in feature.CustomerSignals)
            {
                html.Write($"<li>{signal.Kind} ");
                Parts.Link(html, signal.Url);
                html.Write($"</li>");
            }

            html.Write($"</ul></details>");
        }

        html.Write($"</div>\n");
    }

    private void Readiness()
    {
        var missing = release.Manifest.DeliveryChain.Except(feature.Readiness.Select(readiness => readiness.Party), StringComparer.Ordinal).ToArray();
        if (feature.Readiness.Count + missing.Length == 0)
            return;
        html.Write($"<details><summary>{Words.Count(feature.Readiness.Count, "party", "parties")} ready{(missing.Length > 0 ? $", {Numbers.Whole(missing.Length)} missing" : "")}</summary><ul>");
        foreach (var readiness in feature.Readiness)
        {
            html.Write($"<li>{readiness.Party} ");
            if (readiness.Document is not null)
                Parts.Link(html, readiness.Document);
            else
                html.Write($"need not be: {readiness.NotNeededBecause ?? "no reason given"}");
            html.Write($"</li>");
        }

        foreach (var party in missing)
        {
            html.Write($"<li>{party} ");
            Parts.Mark(html, "bad", "nothing yet");
            html.Write($"</li>");
        }

        html.Write($"</ul></details>");
    }
}
