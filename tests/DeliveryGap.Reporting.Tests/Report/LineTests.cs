using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DeliveryGap.Tool.Report.Drawing;
using DeliveryGap.Tool.Report.Html;
using DeliveryGap.Tool.Review;

namespace DeliveryGap.Reporting.Tests.Report;

public sealed class LineTests
{
    private static readonly DateTimeOffset Start = new(2027, 2, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_gap_in_time_stays_a_gap()
    {
        var line = Draw(0, 1, 2, 8, 9, 10);

        Assert.Equal(["2%–11.6%", "11.6%–21.2%", "78.8%–88.4%", "88.4%–98%"], Ways(line));
        Assert.Equal(["98%"], line.QuerySelectorAll("circle").Select(dot => dot.GetAttribute("cx")));
    }

    [Fact]
    public void A_point_alone_is_a_dot() => Assert.Equal(["50%", "98%"], Draw(0, 1, 5, 9, 10).QuerySelectorAll("circle").Select(dot => dot.GetAttribute("cx")));

    [Fact]
    public void Without_a_gap_there_is_no_break() => Assert.Equal(["2%–34%", "34%–66%", "66%–98%"], Ways(Draw(0, 1, 2, 3)));

    [Fact]
    public void Steps_that_are_a_little_uneven_are_no_gap() => Assert.Equal(3, Ways(Draw(0, 1, 2.2, 3)).Count());

    [Fact]
    public void The_order_given_is_not_that_of_time() => Assert.Equal(Ways(Draw(0, 1, 2, 3)), Ways(Draw(2, 0, 3, 1)));

    [Fact]
    public void What_has_no_length_is_not_drawn()
    {
        Assert.Empty(Draw().QuerySelectorAll("svg"));
        Assert.Empty(Draw(1).QuerySelectorAll("svg"));
        Assert.Empty(Draw(1, 1, 1).QuerySelectorAll("svg"));
    }

    private static IEnumerable<string> Ways(IDocument line) => line.QuerySelectorAll("line:not(.floor)").Select(way => $"{way.GetAttribute("x1")}–{way.GetAttribute("x2")}");

    private static IDocument Draw(params double[] days)
    {
        var html = new HtmlText();
        LineDrawing.Write(html, [.. days.Select(day => new ReviewPoint(Start.AddDays(day), 0.5))], isShare: true);
        return new HtmlParser().ParseDocument(html.ToString());
    }
}
