namespace DeliveryGap.Tool.Review;

/// <summary>The points of a metric in the order of time. They were asked for in even steps; where one was not answered there is a gap.</summary>
internal sealed class Course
{
    // Of a step: what is longer is one that was left out.
    private const double Gap = 1.5;

    private readonly ReviewPoint[] points;

    public Course(IEnumerable<ReviewPoint> points)
    {
        this.points = [.. points.OrderBy(point => point.At)];
        long[] steps = [.. this.points.Zip(this.points.Skip(1), (one, next) => (next.At - one.At).Ticks).Where(step => step > 0).Order()];
        Step = steps.Length == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(steps[(steps.Length - 1) / 2]);
    }

    /// <summary>From one point to the next, as a rule; zero where there are not two.</summary>
    public TimeSpan Step { get; }

    /// <summary>Of the first point; where there is none, nothing can be said.</summary>
    public DateTimeOffset From => points[0].At;

    public TimeSpan Length => points.Length == 0 ? TimeSpan.Zero : points[^1].At - points[0].At;

    /// <summary>Each with whether something is missing before it.</summary>
    public IEnumerable<(ReviewPoint Point, bool IsAfterGap)> Points =>
        points.Select((point, i) => (point, i > 0 && (point.At - points[i - 1].At).Ticks > Gap * Step.Ticks));
}
