using DeliveryGap.Tool.Report.Html;

namespace DeliveryGap.Tool.Report.Drawing;

/// <summary>A small line through values in their order, a dot at the last. Where one is missing the line has a break.</summary>
internal static class LineDrawing
{
    private const int Top = 6;
    private const int Bottom = 42;

    // So that the first and the last dot are not cut off.
    private const double Margin = 0.02;

    public static void Write(HtmlText html, IReadOnlyList<double?> values, bool isShare)
    {
        if (values.Count < 2 || Scale.Of(values, isShare) is not { } scale)
            return;
        html.Write($"""<svg class="line" width="100%" height="48" aria-hidden="true" focusable="false">""");
        html.Write($"""<line class="floor" x1="0" x2="100%" y1="{Bottom}" y2="{Bottom}"/>""");
        for (var i = 1; i < values.Count; i++)
        {
            if (values[i - 1] is { } from && values[i] is { } to)
                html.Write($"""<line x1="{X(i - 1, values.Count)}" y1="{Y(scale, from)}" x2="{X(i, values.Count)}" y2="{Y(scale, to)}"/>""");
        }

        for (var i = 0; i < values.Count; i++)
        {
            var isAlone = (i == 0 || values[i - 1] is null) && (i == values.Count - 1 || values[i + 1] is null);
            if (values[i] is { } value && (isAlone || i == values.Count - 1))
                html.Write($"""<circle cx="{X(i, values.Count)}" cy="{Y(scale, value)}" r="4"/>""");
        }

        html.Write($"""</svg>""");
    }

    private static string X(int index, int count) => Scale.Percent(Margin + (1 - 2 * Margin) * index / (count - 1));

    private static int Y(Scale scale, double value) => Bottom - (int)Math.Round((Bottom - Top) * scale.Share(value));
}
