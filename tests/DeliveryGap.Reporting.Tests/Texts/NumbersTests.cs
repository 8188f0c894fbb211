using DeliveryGap.Tool.Diff;
using DeliveryGap.Tool.Shared.Words;

namespace DeliveryGap.Reporting.Tests.Texts;

public sealed class NumbersTests
{
    [Theory]
    [InlineData(0.62, "62%")]
    [InlineData(0.9995, "99.95%")]
    [InlineData(0.999, "99.9%")]
    [InlineData(0.99999999, "99.999999%")]
    [InlineData(0.123456, "12.3456%")]
    [InlineData(0.00001, "0.001%")]
    [InlineData(1e-12, "1e-10%")]
    [InlineData(0, "0%")]
    [InlineData(1, "100%")]
    [InlineData(1.5, "150%")]
    [InlineData(-0.05, "-5%")]
    [InlineData(62, "62")]
    public void A_declared_share_is_written_in_full(double value, string text) => Assert.Equal(text, Numbers.Declared(value, "completion", null));

    [Theory]
    [InlineData(0.6312, "63.1%")]
    [InlineData(0.9995, "99.95%")]
    [InlineData(0.99951, "99.95%")]
    [InlineData(0.999999, "99.9999%")]
    [InlineData(1.00004, "100.004%")]
    [InlineData(0.0000123456, "0.00123%")]
    [InlineData(1e-12, "1e-10%")]
    [InlineData(0.1 + 0.2 + 0.7, "100%")]
    [InlineData(1 - 1e-16, "100%")]
    [InlineData(0.9, "90%")]
    public void An_observed_share_is_rounded_but_neither_to_nothing_nor_to_all(double value, string text)
    {
        Assert.Equal(text, Numbers.Observed(value, "failureRate", null));
        Assert.Equal(text, Numbers.Percent(value));
    }

    [Theory]
    [InlineData(1234567, null, "1,234,567", "1,234,567")]
    [InlineData(1234.5678, "EUR", "1,234.57 EUR", "1,235 EUR")]
    [InlineData(0.8125, "s", "812.5 ms", "813 ms")]
    [InlineData(2.34567, "s", "2.34567 s", "2.35 s")]
    [InlineData(12, "{order}", "12", "12")]
    [InlineData(0.00001, "1", "0.00001", "0.00001")]
    [InlineData(1e16, null, "1e+16", "1e+16")]
    [InlineData(double.NaN, null, "NaN", "NaN")]
    public void Another_number_has_its_unit(double value, string? unit, string declared, string observed) =>
        Assert.Equal((declared, observed), (Numbers.Declared(value, "cost", unit), Numbers.Observed(value, "cost", unit)));

    [Theory]
    [InlineData("completion", "share")]
    [InlineData("conversion", "share")]
    [InlineData("activation", "share")]
    [InlineData("retention", "share")]
    [InlineData("failureRate", "share of failures")]
    [InlineData("latency", "quantile")]
    [InlineData("cost", "total cost")]
    [InlineData("joy", null)]
    [InlineData("Completion", null)]
    [InlineData(null, null)]
    public void What_is_a_share_is_compared_as_one(string? kind, string? family)
    {
        Assert.Equal(family, MetricMeaning.Family(kind));
        Assert.Equal(family?.StartsWith("share", StringComparison.Ordinal) == true, MetricKinds.IsShare(kind));
    }
}
