namespace DeliveryGap.Tool.Review.Writing;

/// <summary>A chart of one line of text: a bar for each point, and a stroke where the release was.</summary>
internal static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <param name="points">In order of time.</param>
    public static string Draw(IReadOnlyList<ReviewPoint> points, DateTimeOffset releasedAt)
    {
        if (points.Count == 0)
            return "";
        var (least, most) = (points.Min(point => point.Value), points.Max(point => point.Value));
        var before = points.TakeWhile(point => point.At <= releasedAt).Count();
        var bars = points.Select(point => Bars[most > least ? (int)Math.Round((point.Value / 2 - least / 2) / (most / 2 - least / 2) * (Bars.Length - 1)) : 0]).ToArray();
        return $"{new string(bars[..before])}┊{new string(bars[before..])}";
    }
}
