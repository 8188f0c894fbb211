namespace DeliveryGap.Reporting.Tests.Grafana;

/// <summary>TypeScript takes the dashboards for what @grafana/schema says that a dashboard is.</summary>
public sealed class GrafanaTypesTests
{
    [Fact]
    public async Task A_dashboard_is_one_to_Grafana()
    {
        var dashboards = await Dashboards.All();
        var (isFine, output) = GrafanaTypes.Check([.. dashboards.Select(dashboard => dashboard.GetRawText())]);
        Assert.True(isFine, output);
    }

    /// <summary>So that the test above can fail.</summary>
    [Theory]
    [InlineData("\"graphTooltip\": 1", "\"graphTooltip\": 7")]
    [InlineData("\"uid\":", "\"guid\":")]
    [InlineData("\"type\": \"stat\"", "\"type\": \"number\"")]
    [InlineData("\"mode\": \"absolute\"", "\"mode\": \"relative\"")]
    [InlineData("\"drawStyle\": \"bars\"", "\"drawStyle\": \"columns\"")]
    [InlineData("\"displayMode\": \"basic\"", "\"displayMode\": \"plain\"")]
    [InlineData("\"expr\":", "\"query\":")]
    public async Task What_is_no_dashboard_is_none(string right, string wrong)
    {
        var dashboard = (await Dashboards.Of(Dashboards.Shop)).GetRawText();
        Assert.Contains(right, dashboard, StringComparison.Ordinal);
        var (isFine, output) = GrafanaTypes.Check(dashboard.Replace(right, wrong, StringComparison.Ordinal));
        Assert.False(isFine);
        Assert.Contains("error TS2", output, StringComparison.Ordinal);
    }
}
