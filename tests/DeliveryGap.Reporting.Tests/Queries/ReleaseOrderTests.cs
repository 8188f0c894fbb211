using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Reporting.Tests.Queries;

public sealed class ReleaseOrderTests
{
    [Theory]
    [InlineData(null, "0.1")]
    [InlineData("", "0.1")]
    [InlineData("1.9", "1.10")]
    [InlineData("1.0.0-rc.1", "1.0.0")]
    [InlineData("1.0.0-rc.2", "1.0.0-rc.10")]
    [InlineData("1.0.0-rc", "1.0.0-rc.1")]
    [InlineData("1.0.0-1", "1.0.0-alpha")]
    [InlineData("v1.2", "v1.2.1")]
    [InlineData("99999999999999999999999", "100000000000000000000000")]
    public void The_first_comes_before_the_second(string? first, string? second)
    {
        Assert.True(ReleaseOrder.Instance.Compare(first, second) < 0);
        Assert.True(ReleaseOrder.Instance.Compare(second, first) > 0);
    }

    [Theory]
    [InlineData("1.0", "1.0.0")]
    [InlineData("1.0.0+a", "1.0.0+b")]
    [InlineData("v1.0", "1.0")]
    [InlineData(null, null)]
    public void Alike(string? first, string? second) => Assert.Equal(0, ReleaseOrder.Instance.Compare(first, second));
}
