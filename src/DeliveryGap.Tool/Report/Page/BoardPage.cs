using DeliveryGap.Tool.Report.Html;
using DeliveryGap.Tool.Report.Model;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Report.Page;

/// <summary>The page as a whole. The same board gives the same bytes.</summary>
internal static class BoardPage
{
    public static string Write(Board board)
    {
        var html = new HtmlText();
        var (style, script) = (PageResource.Named("board.css"), PageResource.Named("board.js"));
        Head(html, board, style, script);
        html.Write($"""<body><a class="skip" href="#features">To the features</a>""");
        TopSection.Write(html, board);
        html.Write($"<main>\n");
        HistorySection.Write(html, board);
        FeaturesSection.Write(html, board);
        DirectionSection.Write(html, board);
        UnservedSection.Write(html, board);
        TelemetrySection.Write(html, board);
        html.Write($"</main>\n");
        Foot(html, board);
        html.Write($"<script>");
        html.WriteResource(script);
        html.Write($"</script></body></html>\n");
        return html.ToString();
    }

    // Nothing is loaded and nothing runs but what this program put here, whatever a manifest says.
    private static void Head(HtmlText html, Board board, PageResource style, PageResource script)
    {
        html.Write($"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">""");
        html.Write($"""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{style.Hash}'; script-src '{script.Hash}'; img-src data:; base-uri 'none'; form-action 'none'">""");
        html.Write($"""<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="generator" content="DeliveryGap">""");
        html.Write($"""<link rel="icon" href="data:,"><title>{TopSection.Name(board)} – outcome board</title><style>""");
        html.WriteResource(style);
        html.Write($"</style></head>\n");
    }

    private static void Foot(HtmlText html, Board board)
    {
        html.Write($"""<footer class="foot"><p><b>Recorded</b> means that a path through the code leads from an entry point of the feature to the line that records the metric. """);
        html.Write($"It says that the metric can be recorded, not that it was.</p>");
        if (board.Releases.Any(release => release.Review is not null))
            html.Write($"<p><b>Before</b> and <b>after</b> are what was seen around a release: an observation, no proof that the release was the cause.</p>");
        html.Write($"<p>{(board.Today is { } today ? $"Dates are judged as of {Dates.Text(today)}." : "No day was given by which dates could be judged.")}</p></footer>\n");
    }
}
