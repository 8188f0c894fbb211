using DeliveryGap.Core.Manifest;
using static DeliveryGap.Reporting.Tests.Diff.SomeRelease;

namespace DeliveryGap.Reporting.Tests.Diff;

public sealed class DiffVerbTests : IDisposable
{
    private static readonly ReleaseManifest Easier = Of(Feature(Success with { Target = 0.58 })) with { Release = new() { Product = "Shop", Version = "2.5.0" } };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task People_read_a_line_for_each_change()
    {
        var run = await ToolRun.Of("diff", Write("old.json", Of(Feature(Success))), Write("new.json", Easier));
        Assert.Equal(1, run.Code);
        Assert.Equal(
            """
            Shop 2.4.0 → Shop 2.5.0
              checkout
                goalposts  targetChanged  target of success metric shop.completed: 0.62 → 0.58 (easier to reach)
            1 change: 1 of the goalposts, 0 to look at, 0 for information

            """, run.Data, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Programs_read_the_same()
    {
        var json = (await ToolRun.Of("diff", Write("old.json", Of(Feature(Success))), Write("new.json", Easier), "--json")).Json;
        var change = Assert.Single(json.GetProperty("changes").EnumerateArray());
        Assert.True(json.GetProperty("goalpostsMoved").GetBoolean());
        Assert.Equal(
            ("targetChanged", "goalposts", "Shop", "checkout", "0.62", "0.58", 12),
            (Text("type"), Text("severity"), Text("product"), Text("feature"), Text("before"), Text("after"), change.GetProperty("at").GetProperty("line").GetInt32()));
        Assert.Equal("2.5.0", json.GetProperty("releases")[0].GetProperty("after").GetProperty("release").GetProperty("version").GetString());

        string? Text(string property) => change.GetProperty(property).GetString();
    }

    [Theory]
    [InlineData("goalposts", 0)]
    [InlineData("warning", 1)]
    [InlineData("never", 0)]
    public async Task It_fails_from_the_severity_on_that_is_asked_for(string failOn, int code) =>
        Assert.Equal(code, (await ToolRun.Of("diff", Write("old.json", Of(Feature(Success))), Write("new.json", Of(Feature(Success) with { Owner = null })), "--fail-on", failOn)).Code);

    [Fact]
    public async Task Never_is_never() =>
        Assert.Equal(0, (await ToolRun.Of("diff", Write("old.json", Of(Feature(Success))), Write("new.json", Easier), "--fail-on", "never")).Code);

    [Fact]
    public async Task Several_applications_are_paired_by_product()
    {
        Write("old/Shop.release.json", Of(Feature(Success)));
        Write("old/Admin.release.json", Product("Admin"));
        Write("new/Shop.release.json", Easier);
        Write("new/Worker.release.json", Product("Worker"));
        var run = await ToolRun.Of("diff", folder.PathOf("old"), folder.PathOf("new"), "--json");
        Assert.Equal(
            ["Admin applicationRemoved", "Shop targetChanged", "Worker applicationAdded"],
            run.Json.GetProperty("changes").EnumerateArray().Select(change => $"{change.GetProperty("product")} {change.GetProperty("type")}"));
    }

    [Fact]
    public async Task A_product_that_is_there_twice_is_a_usage_error_unless_both_say_the_same()
    {
        Write("old/bin/Shop.release.json", Of(Feature(Success)));
        Write("old/publish/Shop.release.json", Of(Feature(Success)));
        Assert.Equal(0, (await ToolRun.Of("diff", folder.PathOf("old"), folder.PathOf("old"))).Code);

        Write("old/publish/Shop.release.json", Easier);
        var run = await ToolRun.Of("diff", folder.PathOf("old"), folder.PathOf("old"));
        Assert.Equal(2, run.Code);
        Assert.Contains("Shop is there twice", run.Words);
    }

    [Fact]
    public async Task A_product_that_was_renamed_is_still_compared()
    {
        var run = await ToolRun.Of("diff", Write("old.json", Of(Feature(Success))), Write("new.json", Easier with { Release = new() { Product = "Store" } }));
        Assert.Equal(1, run.Code);
    }

    [Theory]
    [InlineData("##vso[task.complete result=Failed]")]
    [InlineData("::set-output name=x::y")]
    [InlineData("\r\n::warning::x")]
    [InlineData("\u001b[2J\u202e\u0085x")]
    public async Task Text_for_people_is_no_command_of_a_server_or_terminal(string hostile)
    {
        var run = await ToolRun.Of("diff", Write("old.json", Of(Feature(Success))), Write("new.json", Of(Feature(Success) with { Key = hostile, Owner = hostile })));
        Assert.Equal(7, run.Data.Split('\n').Length);
        Assert.DoesNotContain("##", run.Data);
        Assert.All(run.Data.Split('\n'), line => Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal)));
        Assert.DoesNotContain(run.Data, c => c is '\u001b' or '\u202e' or '\u0085');
    }

    private static ReleaseManifest Product(string name) => Of() with { Release = new() { Product = name } };

    private string Write(string path, ReleaseManifest manifest) => folder.Write(path, manifest.Json());
}
