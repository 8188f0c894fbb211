namespace DeliveryGap.Tool.Review.Writing;

/// <summary>A chart of one line of text: a bar for each stretch of time, a blank where nothing is known of one, and a stroke where the release was.</summary>
internal static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    // Markdown takes several other blanks for one.
    private const char Blank = '\u00A0';

    private const char Release = '┊';

    // What is longer breaks the table in which it stands.
    private const int MostBars = 60;

    /// <param name="points">Instants and values, in any order.</param>
    public static string Draw(IReadOnlyList<ReviewPoint> points, DateTimeOffset releasedAt)
    {
        if (points.Count == 0)
            return "";
        var (from, to) = (Earlier(points.Min(point => point.At), releasedAt), Later(points.Max(point => point.At), releasedAt));
        // Of one instant nobody knows how long a stretch is, so it is all there is.
        var step = new Course(points).Step.Ticks is > 0 and var usual ? Math.Max(usual, 1 + (to - from).Ticks / MostBars) : Math.Max(1, (to - from).Ticks);
        // Counted from the release, so that no stretch is both before and after it: 0 ends with it, 1 begins there.
        var values = points.GroupBy(point => Stretch(point.At - releasedAt, step)).ToDictionary(stretch => stretch.Key, stretch => stretch.Sum(point => point.Value / stretch.Count()));
        var (first, last) = (Math.Min(values.Keys.Min(), 1), Math.Max(values.Keys.Max(), 0));
        var (least, most) = (values.Values.Min(), values.Values.Max());
        return Part(first, 0) + Release + Part(1, last);

        string Part(long start, long end) => string.Concat(Enumerable.Range(0, (int)(end - start + 1)).Select(i => values.TryGetValue(start + i, out var value) ? Bar(value) : Blank));

        char Bar(double value) => Bars[most > least ? (int)Math.Round((value / 2 - least / 2) / (most / 2 - least / 2) * (Bars.Length - 1)) : 0];
    }

    private static long Stretch(TimeSpan sinceRelease, long step) => sinceRelease.Ticks <= 0 ? -(-sinceRelease.Ticks / step) : 1 + (sinceRelease.Ticks - 1) / step;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
