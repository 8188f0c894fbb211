using DeliveryGap.Tool.Report.Html;
using DeliveryGap.Tool.Review;

namespace DeliveryGap.Tool.Report.Drawing;

/// <summary>A small line through values in their order, a dot at the last. Where one is missing the line has a break.</summary>
internal static class LineDrawing
{
    private const int Top = 6;
    private const int Bottom = 42;

    // So that the first and the last dot are not cut off.
    private const double Margin = 0.02;

    /// <summary>Values that nobody dated, in even steps.</summary>
    public static void Write(HtmlText html, IReadOnlyList<double?> values, bool isShare) =>
        Write(html, [.. values.Select((value, i) => (X(i, values.Count - 1), value))], isShare);

    /// <summary>Values where they stand in time; where points are missing the line has a break.</summary>
    public static void Write(HtmlText html, IReadOnlyList<ReviewPoint> points, bool isShare)
    {
        var course = new Course(points);
        if (course.Length <= TimeSpan.Zero)
            return;
        var placed = new List<(string X, double? Value)>();
        foreach (var (point, isAfterGap) in course.Points)
        {
            if (isAfterGap)
                placed.Add(("", null));
            placed.Add((X((point.At - course.From).Ticks, course.Length.Ticks), point.Value));
        }

        Write(html, placed, isShare);
    }

    private static void Write(HtmlText html, IReadOnlyList<(string X, double? Value)> points, bool isShare)
    {
        if (points.Count < 2 || Scale.Of(points.Select(point => point.Value), isShare) is not { } scale)
            return;
        html.Write($"""<svg class="line" width="100%" height="48" aria-hidden="true" focusable="false">""");
        html.Write($"""<line class="floor" x1="0" x2="100%" y1="{Bottom}" y2="{Bottom}"/>""");
        for (var i = 1; i < points.Count; i++)
        {
            if (points[i - 1].Value is { } from && points[i].Value is { } to)
                html.Write($"""<line x1="{points[i - 1].X}" y1="{Y(scale, from)}" x2="{points[i].X}" y2="{Y(scale, to)}"/>""");
        }

        for (var i = 0; i < points.Count; i++)
        {
            var isAlone = (i == 0 || points[i - 1].Value is null) && (i == points.Count - 1 || points[i + 1].Value is null);
            if (points[i].Value is { } value && (isAlone || i == points.Count - 1))
                html.Write($"""<circle cx="{points[i].X}" cy="{Y(scale, value)}" r="4"/>""");
        }

        html.Write($"""</svg>""");
    }

    private static string X(double at, double length) => Scale.Percent(Margin + (1 - 2 * Margin) * at / length);

    private static int Y(Scale scale, double value) => Bottom - (int)Math.Round((Bottom - Top) * scale.Share(value));
}
