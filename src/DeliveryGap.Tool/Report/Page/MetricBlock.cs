using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Report.Drawing;
using DeliveryGap.Tool.Report.Html;
using DeliveryGap.Tool.Report.Model;
using DeliveryGap.Tool.Review;
using DeliveryGap.Tool.Shared.Words;

namespace DeliveryGap.Tool.Report.Page;

/// <summary>One metric of a feature: what is counted, from where to where it must go, what it did, and the way to the line that records it.</summary>
/// <param name="unit">The instrument's, where the metric names none.</param>
/// <param name="entryPoints">How many the feature has.</param>
internal sealed class MetricBlock(HtmlText html, ManifestMetric metric, MetricReview? review, string? unit, int entryPoints)
{
    // A number alone needs no drawing, except the one that the feature is about.
    private const int WorthDrawing = 2;

    // A drawing has no second line for a longer one.
    private const int LongestUnit = 8;

    private string? Unit => metric.Unit ?? unit;

    private bool IsSuccess => metric.Role == MetricRole.Success;

    public void Write(bool isWhole)
    {
        html.Write($"""<li class="metric{(IsSuccess ? " success" : "")}"><p class="what"><span class="label">{Words.Role(metric.Role)}</span> <b>{Words.Kind(metric.Kind)}</b> """);
        Counted();
        html.Write($" ");
        Parts.Mark(html, Words.Mark(metric.Status), Words.Status(metric.Status));
        html.Write($"</p>");
        var goal = new Goal(metric.Baseline, metric.Target, metric.Max, metric.Min, review?.Before, review?.After);
        Values(goal);
        if (goal.Count >= (IsSuccess ? 1 : WorthDrawing))
            GoalDrawing.Write(html, goal, MetricKinds.IsShare(metric.Kind), AtTheEnd);
        Reviewed();
        if (isWhole)
            Evidence();
        html.Write($"</li>\n");
    }

    private void Counted()
    {
        if (metric.Quantile is { } quantile)
            html.Write($"{Numbers.DeclaredPercent(quantile)} quantile of ");
        html.Write($"<code>{metric.Instrument ?? "no instrument"}</code>");
        if (metric.Where is { } where)
            html.Write($" where <code>{where}</code>");
        if (metric.Per is { } per)
            html.Write($" per <code>{per}</code>");
        if (metric.PerWhere is { } perWhere)
            html.Write($" where <code>{perWhere}</code>");
        html.Write($", over {Words.Window(metric.Window)}");
        if (metric.MeasuredBy is { } elsewhere)
            html.Write($", measured by <code>{elsewhere}</code>");
    }

    private void Values(Goal goal)
    {
        if (goal.Count == 0)
        {
            if (metric.Role != MetricRole.Supporting)
                html.Write($"""<p class="nometric">No value is named that it must reach.</p>""");
            return;
        }

        html.Write($"""<dl class="values">""");
        Number("Baseline", "baseline", goal.Baseline, Numbers.Declared);
        Number("Target", "target", goal.Target, Numbers.Declared);
        Number("At most", "limit", goal.Max, Numbers.Declared);
        Number("At least", "limit", goal.Min, Numbers.Declared);
        Number("Before", "before", goal.Before, Numbers.Observed);
        Number("After", "after", goal.After, Numbers.Observed);
        html.Write($"</dl>");
    }

    private void Number(string name, string style, double? value, Func<double, string?, string?, string> written)
    {
        if (value is { } number)
            html.Write($"""<div class="{style}"><dt>{name}</dt><dd>{written(number, metric.Kind, Unit)}</dd></div>""");
    }

    private string AtTheEnd(double value) => Numbers.Observed(value, metric.Kind, Unit is { Length: > LongestUnit } ? null : Unit);

    private void Reviewed()
    {
        if (review is null)
            return;
        html.Write($"""<p class="reviewed">""");
        Parts.Mark(html, Words.Mark(review.Verdict), Words.Review(review.Verdict));
        if (review.Samples is { } samples)
            html.Write($" from {Numbers.Observed(samples, null, null)} {(samples == 1 ? "event" : "events")}.");
        if (review.Note is { } note)
            html.Write($" {note}");
        html.Write($"</p>");
        LineDrawing.Write(html, review.Series, MetricKinds.IsShare(metric.Kind));
    }

    private void Evidence()
    {
        if (metric.Evidence.Count == 0)
            return;
        html.Write($"""<details class="evidence"><summary>How it is recorded: from {(entryPoints == 1 ? "its entry point" : $"{Numbers.Whole(metric.ReachedFrom)} of {Words.Count(entryPoints, "entry point")}")}</summary>""");
        foreach (var evidence in metric.Evidence)
        {
            html.Write($"""<p><code>{evidence.EntryPoint}</code> <span class="by">{Words.Certainty(evidence.Certainty)}</span></p><ol>""");
            foreach (var step in evidence.Path)
            {
                html.Write($"<li><code>{step.Member}</code> ");
                Parts.At(html, step.At);
                html.Write($"</li>");
            }

            html.Write($"</ol>");
        }

        html.Write($"</details>");
    }
}
