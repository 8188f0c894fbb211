using DeliveryGap.Build.Tasks;

namespace DeliveryGap.Build.Tests.Tasks;

public sealed class SourcePathsTests
{
    private static readonly SourceRoot Repository = new("/home/me/shop/", "/_/", true);

    [Theory]
    [InlineData("/_/src/App/A.cs", "/home/me/shop/src/App/A.cs", "src/App/A.cs")]
    [InlineData("/home/me/shop/src/App/A.cs", "/home/me/shop/src/App/A.cs", "src/App/A.cs")]
    [InlineData("/_1/pkg/content.cs", "/home/me/.nuget/packages/pkg/content.cs", null)]
    [InlineData("/mapped/x=y/B.cs", "/home/me/a,b/B.cs", null)]
    [InlineData("/home/me/shopping/A.cs", "/home/me/shopping/A.cs", null)]
    [InlineData("generated.g.cs", "generated.g.cs", null)]
    public void Paths_lead_back_to_this_machine_and_to_the_repository(string inPdb, string local, string? relative)
    {
        var paths = new SourcePaths(
            [Repository, new("/home/me/.nuget/packages/", "/_1/", false)], "/home/me/a,,b=/mapped/x==y", "/home/me/shop/src/App/App.csproj", ["/home/me/shop/src/App"]);

        Assert.Equal(local, paths.Local(inPdb));
        Assert.Equal(relative, paths.Relative(inPdb));
    }

    [Theory]
    [InlineData("/home/me/shop/src/App/A.cs", "App/A.cs")]
    [InlineData("/home/me/shop/src/Library/B.cs", "Library/B.cs")]
    [InlineData("/home/me/shop/C.cs", null)]
    public void Without_a_repository_they_start_at_the_nearest_folder_above_all_projects(string local, string? relative)
    {
        var paths = new SourcePaths([], "", "/home/me/shop/src/App/App.csproj", ["/home/me/shop/src/App", "/home/me/shop/src/Library"]);

        Assert.Equal(relative, paths.Relative(local));
    }

    [Fact]
    public void A_submodule_is_a_repository_of_its_own()
    {
        var paths = new SourcePaths([Repository, new("/home/me/shop/sub/", "/_/sub/", true)], "", "/home/me/shop/sub/App/App.csproj", ["/home/me/shop/sub/App"]);

        Assert.Equal("App/A.cs", paths.Relative("/home/me/shop/sub/App/A.cs"));
    }
}
