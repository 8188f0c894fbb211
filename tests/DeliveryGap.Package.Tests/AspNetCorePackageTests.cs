using System.IO.Compression;
using System.Xml.Linq;
using DeliveryGap.Package.Tests.Projects;

namespace DeliveryGap.Package.Tests;

/// <summary>The package that names features on ASP.NET Core's telemetry.</summary>
public sealed class AspNetCorePackageTests(PackedPackage package)
{
    private const string Program = """
        using DeliveryGap;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDeliveryGap();
        var app = builder.Build();
        app.MapGet("/orders", [PartOf("orders.list")] () => Orders.List());
        app.MapGet("/orders/all", () => Orders.List());
        app.Run();

        [Feature("orders.list")]
        [SuccessMetric("http.server.request.duration", MetricKind.FailureRate, Target = 0.01, Where = "deliverygap.feature=orders.list")]
        static class Orders { public static string List() => "none"; }
        """;

    [Fact]
    public void It_holds_these_files_and_no_others()
    {
        using var zip = ZipFile.OpenRead(package.AspNetCoreFile);
        var actual = zip.Entries
            .Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml");

        Assert.Equal(
            ["DeliveryGap.AspNetCore.nuspec", "LICENSE", "README.md", "lib/net8.0/DeliveryGap.AspNetCore.dll", "lib/net8.0/DeliveryGap.AspNetCore.xml"],
            actual.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_depends_on_the_attributes_alone_and_brings_no_analyzers_along()
    {
        using var zip = ZipFile.OpenRead(package.AspNetCoreFile);
        using var stream = zip.GetEntry("DeliveryGap.AspNetCore.nuspec")!.Open();
        var dependency = Assert.Single(XDocument.Load(stream).Descendants(), element => element.Name.LocalName == "dependency");

        Assert.Equal(("DeliveryGap", package.Version), (dependency.Attribute("id")!.Value, dependency.Attribute("version")!.Value));
        Assert.Contains("Analyzers", dependency.Attribute("exclude")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_manifest_says_which_requests_name_their_feature()
    {
        var work = new Workspace(package);
        work.WriteApp("Shop", Program, items: $"""<PackageReference Include="DeliveryGap.AspNetCore" Version="{package.Version}" />""");

        var build = (await work.Build("Shop", "-p:DeliveryGapEnforce=true")).MustSucceed();

        Assert.Empty(build.Diagnostics);
        var feature = Assert.Single(work.Manifest("Shop").GetProperty("features").EnumerateArray());
        var tags = feature.GetProperty("entryPoints").EnumerateArray().Select(entryPoint => (
            entryPoint.GetProperty("id").GetString(), entryPoint.GetProperty("by").GetString(), entryPoint.TryGetProperty("requestTag", out var tag) ? tag.GetString() : null));
        Assert.Equal([("GET /orders", "mark", "deliverygap.feature"), ("GET /orders/all", "call", null)], tags);
    }
}
