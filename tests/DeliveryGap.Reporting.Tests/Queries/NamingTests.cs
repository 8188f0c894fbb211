using DeliveryGap.Tool.Queries.Names;

namespace DeliveryGap.Reporting.Tests.Queries;

/// <summary>The translators' own published cases, as data beside this file.</summary>
public sealed class NamingTests
{
    [Fact]
    public void Metrics_are_named_as_the_translators_name_them() => Compare("MetricNames.tsv", 164, row => (Naming.All[row[0]].MetricName(row[1], row[2], row[3]) ?? "", row[4]));

    [Fact]
    public void Labels_are_named_as_the_translators_name_them() => Compare("LabelNames.tsv", 15, row => (Naming.All[row[0]].LabelName(row[1]) ?? "", row[2]));

    [Fact]
    public void Each_strategy_has_cases() =>
        Assert.Equal(Naming.All.Keys.Order(StringComparer.Ordinal), Rows("MetricNames.tsv").Select(row => row[0]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("http.server.request.duration", "s", "histogram", "http_server_request_duration_seconds")]
    [InlineData("shop.checkout.completed", "{order}", "counter", "shop_checkout_completed_total")]
    public void What_a_shop_records_has_one_name_by_both(string instrument, string unit, string type, string expected)
    {
        Assert.Equal(expected, Naming.All["underscores"].MetricName(instrument, unit, type));
        Assert.Equal(expected, Naming.All["dotnet"].MetricName(instrument, unit, type));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ud800")]
    [InlineData("/")]
    [InlineData("{")]
    [InlineData("}{")]
    public void A_broken_unit_breaks_nothing(string unit)
    {
        foreach (var naming in Naming.All.Values)
            Assert.StartsWith("a", naming.MetricName("a", unit, "counter"), StringComparison.Ordinal);
    }

    private static void Compare(string file, int count, Func<string[], (string Actual, string Expected)> name)
    {
        var rows = Rows(file);
        Assert.Equal(count, rows.Length);
        Assert.Empty(rows.Select(row => (Row: row, Name: name(row))).Where(one => one.Name.Actual != one.Name.Expected)
            .Select(one => $"{string.Join(" | ", one.Row)}: {one.Name.Actual}"));
    }

    private static string[][] Rows(string file) =>
    [
        .. File.ReadAllLines(Path.Combine(Repository.Root, "tests", "DeliveryGap.Reporting.Tests", "Queries", file)).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')),
    ];
}
