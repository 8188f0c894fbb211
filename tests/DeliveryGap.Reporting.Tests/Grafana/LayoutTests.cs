using System.Text.Json;
using DeliveryGap.Reporting.Tests.Given;

namespace DeliveryGap.Reporting.Tests.Grafana;

/// <summary>Where panels are, and how many.</summary>
public sealed class LayoutTests
{
    private const int Columns = 24;

    // What MySQL's column for a dashboard takes; Grafana stores it without blanks.
    private const int MostBytes = 16 * 1024 * 1024;

    [Fact]
    public async Task Few_rows_are_open_many_are_closed()
    {
        var few = await Dashboards.Of(Dashboards.Many(3));
        Assert.All(Rows(few), row => Assert.False(row.GetProperty("collapsed").GetBoolean()));
        Assert.All(Rows(few), row => Assert.Equal(0, row.GetProperty("panels").GetArrayLength()));
        var many = await Dashboards.Of(Dashboards.Many(4));
        Assert.All(Rows(many), row => Assert.True(row.GetProperty("collapsed").GetBoolean()));
        Assert.Equal(few.Panels().Count() / 3, many.Panels().Count() / 4);
    }

    [Fact]
    public async Task Panels_are_numbered_and_nowhere_over_one_another()
    {
        foreach (var dashboard in await Dashboards.All())
        {
            var all = dashboard.Panels().Select(panel => panel.GetProperty("id").GetInt32()).ToArray();
            Assert.Equal(all.Length, all.Distinct().Count());
            Assert.All(all, id => Assert.True(id > 0));
            Apart(dashboard.GetProperty("panels").EnumerateArray(), from: 0);
            foreach (var row in Rows(dashboard))
                Apart(row.GetProperty("panels").EnumerateArray(), from: row.GetProperty("gridPos").GetProperty("y").GetInt32() + 1);
        }
    }

    [Fact]
    public async Task A_number_stands_left_of_its_line()
    {
        var panels = (await Dashboards.Of(Dashboards.Shop)).Panels().Where(panel => panel.Text("type") is "stat" or "timeseries" && panel.Text("title") != "Depth of use").ToArray();
        Assert.All(panels.Chunk(2), pair => Assert.Equal(Y(pair[0]), Y(pair[1])));
    }

    [Fact]
    public async Task Two_thousand_features_with_two_metrics_each_are_one_dashboard()
    {
        var metrics = new[] { Dashboards.Checkout.Metrics[0], Dashboards.Checkout.Metrics[3] };
        var dashboard = await Dashboards.Of(A.Manifest([.. Enumerable.Range(0, 2000).Select(i => Dashboards.Checkout with { Key = $"feature.{i}", Metrics = metrics })]));
        Assert.Equal(2000, Rows(dashboard).Count());
        Assert.Equal(dashboard.Panels().Count(), dashboard.Panels().Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.Equal(2001, dashboard.GetProperty("panels").GetArrayLength());
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(dashboard).Length, 1, MostBytes);
    }

    private static IEnumerable<JsonElement> Rows(JsonElement dashboard) => dashboard.GetProperty("panels").EnumerateArray().Where(panel => panel.Text("type") == "row");

    private static int Y(JsonElement panel) => panel.GetProperty("gridPos").GetProperty("y").GetInt32();

    private static void Apart(IEnumerable<JsonElement> panels, int from)
    {
        var taken = new HashSet<(int X, int Y)>();
        foreach (var place in panels.Select(panel => panel.GetProperty("gridPos")))
        {
            var (x, y, w, h) = (place.GetProperty("x").GetInt32(), place.GetProperty("y").GetInt32(), place.GetProperty("w").GetInt32(), place.GetProperty("h").GetInt32());
            Assert.True(x >= 0 && w > 0 && h > 0 && x + w <= Columns && y >= from, $"{x} {y} {w} {h}");
            for (var i = 0; i < w * h; i++)
                Assert.True(taken.Add((x + (i % w), y + (i / w))), $"two panels at {x + (i % w)}, {y + (i / w)}");
        }
    }
}
