using DeliveryGap.Tool.Review;
using DeliveryGap.Tool.Review.Writing;

namespace DeliveryGap.Reporting.Tests.Review;

public sealed class SparklineTests
{
    private static readonly DateTimeOffset Released = new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero);

    /// <param name="hours">Of the points, since the release; each is worth one more than the one before it.</param>
    /// <param name="line">A dot is a blank.</param>
    [Theory]
    [InlineData("", "")]
    [InlineData("-2 -1 0 1 2", "▁▃▅┊▆█")]
    [InlineData("-3 -2 0 1 2", "▁▃.▅┊▆█")]
    [InlineData("-2 -1 0 1 2 6", "▁▂▄┊▅▇...█")]
    [InlineData("3 4 5", "┊..▁▅█")]
    [InlineData("-5 -4 -3", "▁▅█...┊")]
    [InlineData("-1.5 -0.5 0.5 1.5", "▁▃┊▆█")]
    [InlineData("0", "▁┊")]
    [InlineData("1", "┊▁")]
    public void Bars_stand_where_their_points_do_in_time(string hours, string line) => Assert.Equal(line, Draw(Points(hours)));

    [Fact]
    public void The_order_given_is_not_that_of_time() => Assert.Equal(Draw(Points("-2 -1 0 1 2 6")), Draw([.. Points("-2 -1 0 1 2 6").Reverse()]));

    [Theory]
    [InlineData("-1 0 1 100000")]
    [InlineData("-100000 -1 0 1")]
    [InlineData("500000 500001")]
    public void However_long_the_time_the_line_is_short(string hours) => Assert.InRange(Draw(Points(hours)).Length, 3, 63);

    [Fact]
    public void Any_instant_and_number_can_be_drawn()
    {
        ReviewPoint[] points = [new(DateTimeOffset.MinValue, double.MaxValue), new(DateTimeOffset.MaxValue, double.MinValue), new(Released, 0), new(Released, 0)];
        Assert.InRange(Draw(points).Length, 3, 63);
        Assert.Equal("▁┊", Draw([new(Released, 5), new(Released, 5)]));
    }

    private static string Draw(IReadOnlyList<ReviewPoint> points) => Sparkline.Draw(points, Released).Replace('\u00A0', '.');

    private static ReviewPoint[] Points(string hours) => [.. hours.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select((hour, i) => new ReviewPoint(Released.AddHours(double.Parse(hour, System.Globalization.CultureInfo.InvariantCulture)), i))];
}
