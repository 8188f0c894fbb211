using DeliveryGap.Build.Tasks;

namespace DeliveryGap.Build.Tests.Tasks;

public sealed class ReleaseInfoTests
{
    [Theory]
    [InlineData("https://user:secret@example.com/shop/store.git?token=1#x", "https://example.com/shop/store.git")]
    [InlineData("https://example.com:8443/shop/store", "https://example.com:8443/shop/store")]
    [InlineData("https://secret@example.com/shop", "https://example.com/shop")]
    [InlineData("ssh://git@example.com:22/shop/store.git", "ssh://example.com:22/shop/store.git")]
    [InlineData("git@example.com:shop/store.git", "ssh://example.com/shop/store.git")]
    [InlineData("", null)]
    [InlineData("/srv/git/store.git", null)]
    [InlineData("file:///srv/git/store.git", null)]
    [InlineData("C:\\git\\store", null)]
    public void An_address_is_shown_without_what_is_secret_or_of_this_machine(string remote, string? expected) =>
        Assert.Equal(expected, ReleaseInfo.Public(remote));

    [Theory]
    [InlineData("2.4.0-rc.1+0a1b2c", "2.4.0-rc.1")]
    [InlineData("2.4.0", "2.4.0")]
    [InlineData("", null)]
    public void A_version_has_no_commit_in_it(string informational, string? expected) =>
        Assert.Equal(expected, ReleaseInfo.Of(new GateTask { Version = informational }).Version);
}
