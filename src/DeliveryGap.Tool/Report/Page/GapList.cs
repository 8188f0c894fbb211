using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Report.Html;
using DeliveryGap.Tool.Report.Model;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Report.Page;

/// <summary>Gaps, and those that somebody took on, with the reason and how long.</summary>
internal static class GapList
{
    public static void Write(HtmlText html, IEnumerable<ManifestGap> gaps, IEnumerable<ManifestGap> accepted, DateOnly? today)
    {
        var (open, taken) = (gaps.ToArray(), accepted.ToArray());
        if (open.Length + taken.Length == 0)
            return;
        html.Write($"""<ul class="gaps">""");
        foreach (var gap in open)
        {
            html.Write($"""<li class="bad">""");
            Message(html, gap, "bad");
            html.Write($"</li>");
        }

        foreach (var gap in taken)
        {
            var isOver = Dates.IsOver(gap.Until, today);
            html.Write($"""<li class="{(isOver ? "bad" : "half")}">""");
            Message(html, gap, isOver ? "bad" : "half");
            html.Write($"""<p class="because"><b>{(isOver ? "Accepted, expired" : "Accepted")}</b>""");
            if (gap.Until is not null)
                html.Write($""" until <span class="date">{gap.Until}</span>""");
            html.Write($": {gap.Because ?? "no reason given"}</p></li>");
        }

        html.Write($"</ul>\n");
    }

    private static void Message(HtmlText html, ManifestGap gap, string mark)
    {
        html.Write($"<p>");
        Parts.Mark(html, mark, gap.Rule);
        html.Write($" {gap.Message} ");
        Parts.At(html, gap.At);
        html.Write($"</p>");
    }
}
