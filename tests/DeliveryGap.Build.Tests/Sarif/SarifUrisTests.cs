using DeliveryGap.Build.Sarif;
using DeliveryGap.Build.Tasks;

namespace DeliveryGap.Build.Tests.Sarif;

public sealed class SarifUrisTests
{
    [Theory]
    [InlineData("/home/me/shop/src/App/A.cs", "src/App/A.cs", true)]
    [InlineData("/_/src/App/A b#1?%.cs", "src/App/A%20b%231%3F%25.cs", true)]
    [InlineData("/home/me/shop/Bücher/A.cs", "B%C3%BCcher/A.cs", true)]
    [InlineData("/home/me/else where/A.cs", "file:///home/me/else%20where/A.cs", false)]
    [InlineData("C:\\work\\A b.cs", "file:///C:/work/A%20b.cs", false)]
    [InlineData("\\\\server\\share\\A.cs", "file://server/share/A.cs", false)]
    [InlineData("Generated.g.cs", "Generated.g.cs", false)]
    public void A_file_is_named_by_a_URI(string file, string uri, bool isBelowRoot)
    {
        var paths = new SourcePaths([new("/home/me/shop/", "/_/", true)], "", "/home/me/shop/src/App/App.csproj", ["/home/me/shop/src/App"]);

        Assert.Equal(new SarifUri(uri, isBelowRoot ? "%SRCROOT%" : null), new SarifUris(paths).Of(file));
        Assert.True(Uri.IsWellFormedUriString(uri, UriKind.RelativeOrAbsolute));
    }
}
