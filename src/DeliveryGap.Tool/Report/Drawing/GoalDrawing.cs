using DeliveryGap.Tool.Report.Html;

namespace DeliveryGap.Tool.Report.Drawing;

/// <summary>
/// A line from zero, the way from the baseline to the target on it, what lies beyond a guardrail, and where the metric was and is. All of it stands
/// in words beside it, so screen readers are not shown it.
/// </summary>
internal static class GoalDrawing
{
    /// <param name="shown">How a value is written at the ends of the line.</param>
    public static void Write(HtmlText html, Goal goal, bool isShare, Func<double, string> shown)
    {
        if (Scale.Of(goal.Values, isShare) is not { } scale)
            return;
        html.Write($"""<svg class="goal" width="100%" height="44" aria-hidden="true" focusable="false"><rect class="track" x="0" y="14" width="100%" height="8" rx="4"/>""");
        Beyond(html, scale, goal);
        Way(html, scale, goal);
        Line(html, scale, goal.Baseline, "baseline");
        Line(html, scale, goal.Max, "limit");
        Line(html, scale, goal.Min, "limit");
        Line(html, scale, goal.Target, "target");
        if (goal.Before is { } before)
            html.Write($"""<circle class="before" cx="{scale.At(before)}" cy="18" r="5"/>""");
        if (goal.After is { } after)
            html.Write($"""<circle class="after" cx="{scale.At(after)}" cy="18" r="6"/>""");
        html.Write($"""<text x="0" y="42">{shown(scale.Low)}</text><text x="100%" y="42" text-anchor="end">{shown(scale.High)}</text></svg>""");
    }

    private static void Way(HtmlText html, Scale scale, Goal goal)
    {
        if (goal.Target is not { } target)
            return;
        var (from, to) = (scale.Share(goal.Baseline ?? scale.Low), scale.Share(target));
        html.Write($"""<rect class="way" x="{Scale.Percent(Math.Min(from, to))}" y="14" width="{Scale.Percent(Math.Abs(to - from))}" height="8"/>""");
        // The arrow's head, on the side from which it comes.
        html.Write($"""<svg x="{Scale.Percent(to)}" y="18" overflow="visible"><path class="head" d="{(to >= from ? "M-9-8 0 0-9 8Z" : "M9-8 0 0 9 8Z")}"/></svg>""");
    }

    private static void Beyond(HtmlText html, Scale scale, Goal goal)
    {
        if (goal.Max is { } max)
            html.Write($"""<rect class="beyond" x="{scale.At(max)}" y="14" width="{Scale.Percent(1 - scale.Share(max))}" height="8"/>""");
        if (goal.Min is { } min)
            html.Write($"""<rect class="beyond" x="0" y="14" width="{scale.At(min)}" height="8"/>""");
    }

    private static void Line(HtmlText html, Scale scale, double? value, string name)
    {
        if (value is { } at)
            html.Write($"""<line class="{name}" x1="{scale.At(at)}" x2="{scale.At(at)}" y1="5" y2="31"/>""");
    }
}
