using DeliveryGap.Tool.Adopt.Projects;
using DeliveryGap.Tool.Tests.Running;

namespace DeliveryGap.Tool.Tests.Adopt;

/// <summary>What NuGet says where it does not get our package, and what a person is told to do.</summary>
public sealed class PackageAdviceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(
        "NU1100", "Unable to resolve 'DeliveryGap (>= 0.5.0)' for 'net10.0'. PackageSourceMapping is enabled, the following source(s) were not considered: nuget.org.",
        "the packageSourceMapping of NuGet.config maps DeliveryGap to no source; add <package pattern=\"DeliveryGap\" /> to the source that has it (of nuget.org)")]
    [InlineData(
        "NU1101", "Unable to find package DeliveryGap. No packages exist with this id in source(s): company",
        "no source of NuGet.config has DeliveryGap; add the feed that has it (dotnet nuget add source <feed> --configfile NuGet.config)")]
    [InlineData(
        "NU1101", "Unable to find package DeliveryGap. No packages exist with this id in source(s): company. PackageSourceMapping is enabled, the following source(s) were not considered: a, b.",
        "no source of NuGet.config has DeliveryGap; add the feed that has it (dotnet nuget add source <feed> --configfile NuGet.config), or map it there: <package pattern=\"DeliveryGap\" /> in the packageSourceMapping of the source that has it (of a, b)")]
    [InlineData(
        "NU1102", "Unable to find package DeliveryGap with version (>= 9.0.0)",
        "the sources have other versions of DeliveryGap than this tool's: name one with --package-version")]
    public void Ours_is_what_is_missing(string code, string text, string advice) => Assert.Equal(advice, Advice(code, text));

    [Theory]
    [InlineData("NU1101", "Unable to find package DeliveryGap.AspNetCore. No packages exist with this id in source(s): company")]
    [InlineData("NU1101", "Unable to find package Company.DeliveryGap-Extras. No packages exist with this id in source(s): company")]
    [InlineData("NU1101", "Unable to find package Serilog. No packages exist with this id in source(s): company")]
    [InlineData("CS0103", "The name 'DeliveryGap' does not exist in the current context")]
    public void Something_else_is(string code, string text) => Assert.Null(Advice(code, text));

    [Fact]
    public void The_file_is_the_one_that_NuGet_reads()
    {
        folder.Write("nuget.config", "<configuration />");
        Assert.Contains("no source of ../../nuget.config has", Advice("NU1101", "Unable to find package DeliveryGap. No packages exist with this id in source(s): x", folder.PathOf("src/App")), StringComparison.Ordinal);
    }

    private string? Advice(string code, string text, string? of = null)
    {
        if (of is null)
            folder.Write("NuGet.config", "<configuration />");
        return PackageAdvice.Of([new("App.csproj", "NU1903", "a warning that is an error"), new("App.csproj", code, text)], of ?? folder.Root);
    }
}
