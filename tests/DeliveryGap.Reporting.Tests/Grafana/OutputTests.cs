using System.Text.Json;
using DeliveryGap.Reporting.Tests.Given;

namespace DeliveryGap.Reporting.Tests.Grafana;

/// <summary>Which files are written, and where.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task One_product_is_one_file()
    {
        var file = folder.PathOf("shop.json");
        var run = await ToolRun.Of("grafana", Manifest("Shop", "1.0.0"), Manifest("Shop", "1.10.0"), "-o", file);
        Assert.Equal((0, "", ""), (run.Code, run.Data, run.Words));
        Assert.Contains("Shop 1.10.0", JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("panels")[0].GetProperty("options").GetProperty("content").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_folder_it_has_its_products_name()
    {
        var target = Directory.CreateDirectory(folder.PathOf("dashboards")).FullName;
        Assert.Equal(0, (await ToolRun.Of("grafana", Manifest("Shop"), "-o", target)).Code);
        Assert.Equal(0, (await ToolRun.Of("grafana", Manifest("Bazaar"), "-o", folder.PathOf("new") + Path.DirectorySeparatorChar)).Code);
        Assert.Equal(["Shop.dashboard.json"], Directory.GetFiles(target).Select(Path.GetFileName));
        Assert.Equal(["Bazaar.dashboard.json"], Directory.GetFiles(folder.PathOf("new")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Several_products_need_a_folder()
    {
        var manifests = new[] { Manifest("Shop"), Manifest("Bazaar") };
        var run = await ToolRun.Of(["grafana", .. manifests]);
        Assert.Equal((2, ""), (run.Code, run.Data));
        Assert.Equal("error: there are 2 products, each with a dashboard of its own; name a folder for them with --output\n", run.Words);

        run = await ToolRun.Of(["grafana", .. manifests, "-o", manifests[0]]);
        Assert.Equal(2, run.Code);
        Assert.Contains("is a file, and there are 2 products", run.Words, StringComparison.Ordinal);
    }

    /// <summary>No name leads out of the folder, is reserved, or is that of two.</summary>
    [Fact]
    public async Task Names_of_files_are_safe()
    {
        string[] products = ["Shop", "shop", "../../shop", "..", "", "a/b", "a\\b", "CON", "con.x", "aux.", "C:\\x", ".hidden", "x\0y", Dashboards.Hostile, new string('x', 100_000), "Ünïcode", "Shop.Api", "a..b"];
        var target = folder.PathOf("out");
        var run = await ToolRun.Of(["grafana", .. products.Select(product => Manifest(product)), "-o", target]);
        Assert.Equal((0, ""), (run.Code, run.Words));
        var names = Directory.GetFiles(target, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(target, file)).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(products.Length, names.Length);
        Assert.Equal(products.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.Matches("^[A-Za-z0-9_][A-Za-z0-9._-]{0,140}\\.dashboard\\.json$", name));
        Assert.All(names, name => Assert.DoesNotMatch("(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])\\.", name));
        Assert.All(names, name => Assert.DoesNotContain("..", name, StringComparison.Ordinal));
        Assert.All(["Shop.dashboard.json", "Shop.Api.dashboard.json"], name => Assert.Contains(name, names));
        Assert.Equal(products.Length, names.Select(name => JsonDocument.Parse(File.ReadAllText(Path.Combine(target, name))).RootElement.GetProperty("uid").GetString()).Distinct().Count());
        Assert.Equal(["out"], Directory.GetDirectories(folder.PathOf(".")).Select(Path.GetFileName));
    }

    private string Manifest(string product, string version = "1.0.0") =>
        folder.Write($"{Guid.NewGuid():N}.release.json", (A.Manifest() with { Release = new() { Product = product, Version = version } }).Json());
}
