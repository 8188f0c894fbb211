using System.Text.Json;
using System.Text.Json.Nodes;
using DeliveryGap.Tool.Tests.Running;

namespace DeliveryGap.Tool.Tests.Shared;

/// <summary>What every verb that reads manifests says of good and bad ones; asked through <c>accuracy</c>.</summary>
public sealed class ManifestFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_folder_and_a_pattern_stand_for_the_manifests_below()
    {
        folder.Write("src/A/bin/A.release.json", Manifests.Of("GET /a"));
        folder.Write("src/B/bin/B.release.json", Manifests.Of("GET /b"));
        folder.Write("src/B/obj/B.release.json", Manifests.Of("GET /stale"));
        folder.Write("src/B/bin/B.deps.json", "{}");

        Assert.Equal(2, Ids(await Read(folder.Root)));
        Assert.Equal(2, Ids(await Read(folder.PathOf("src/**/bin/*.release.json"))));
        Assert.Equal(1, Ids(await Read(folder.PathOf("src/?/bin/A*.json"))));
        Assert.Equal(2, Ids(await Read(folder.Root, folder.PathOf("src/A/bin/A.release.json"))));
    }

    [Fact]
    public async Task A_dash_is_standard_input() => Assert.Equal(1, Ids(await Read(Manifests.Of("GET /a"), ["-"])));

    [Fact]
    public async Task A_byte_order_mark_and_what_a_later_version_adds_are_read_over()
    {
        var manifest = JsonNode.Parse(Manifests.Of("GET /a"))!;
        manifest["schemaVersion"] = "1.7.0";
        manifest["verdict"] = "splendid";
        manifest["forecast"] = new JsonObject { ["x"] = 1 };
        manifest["unassignedEntryPoints"]![0]!["kind"] = "telepathy";
        manifest["unassignedEntryPoints"]![0]!["mood"] = new JsonArray(1, 2);
        folder.Write("A.release.json", "\uFEFF" + manifest.ToJsonString());

        Assert.Equal(1, Ids(await Read(folder.PathOf("A.release.json"))));
    }

    [Theory]
    [InlineData("nope.release.json", "nope.release.json: there is no such file or folder")]
    [InlineData("no/**/*.release.json", "no file matches")]
    [InlineData("", "no *.release.json below this folder")]
    [InlineData("a\0b", "there is no such file or folder")]
    public async Task What_is_not_there_is_a_wrong_command(string named, string message)
    {
        var run = await Read(named.Length == 0 ? folder.Root : folder.PathOf(named));
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "A.release.json(1): the file is empty")]
    [InlineData("{\n\"schemaVersion\": \"1.0.0\",\n\"feat", "A.release.json(3): the file ends before its JSON does")]
    [InlineData("{\n\"schemaVersion\": \"1.0.0\",\n]", "A.release.json(3): this is no release manifest")]
    [InlineData("[1]", "A.release.json(1): ")]
    [InlineData("{}", "A.release.json(1): this is no release manifest: it has no \"schemaVersion\"")]
    [InlineData("{\"schemaVersion\": 1}", "it has no \"schemaVersion\"")]
    [InlineData("{\"schemaVersion\": \"soon\"}", "'soon' is no version")]
    [InlineData("{\"schemaVersion\": \"2.0.0\", \"features\": 7}", "its schemaVersion 2.0.0 is too new")]
    [InlineData("{\"schemaVersion\": \"1.0.0\"}", "missing required properties")]
    [InlineData("{\"schemaVersion\": \"1.0.0\",\n\"release\": {\"product\": 7}}", "A.release.json(2): this is no release manifest: at $.release.product")]
    public async Task A_broken_manifest_is_named_with_its_line(string content, string message)
    {
        folder.Write("A.release.json", content);
        var run = await Read(folder.PathOf("A.release.json"));

        Assert.Equal((3, ""), (run.Code, run.Data));
        Assert.Contains(message, run.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("symbol")]
    public async Task What_every_manifest_has_must_be_there(string property)
    {
        var manifest = JsonNode.Parse(Manifests.Of("GET /a"))!;
        manifest["unassignedEntryPoints"]![0]!.AsObject().Remove(property);
        folder.Write("A.release.json", manifest.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));

        Assert.Equal(3, (await Read(folder.PathOf("A.release.json"))).Code);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{\"line\": 3}")]
    [InlineData("{\"file\": null, \"line\": 3}")]
    public async Task A_place_without_a_file_is_none(string place)
    {
        var manifest = JsonNode.Parse(Manifests.Of("GET /a"))!;
        manifest["unassignedEntryPoints"]![0]!["at"] = JsonNode.Parse(place);
        folder.Write("A.release.json", manifest.ToJsonString());

        Assert.Equal(place == "null" ? 0 : 3, (await Read(folder.PathOf("A.release.json"))).Code);
    }

    [Fact]
    public async Task Endless_depth_is_an_answer()
    {
        folder.Write("A.release.json", "{\"schemaVersion\": \"1.0.0\", \"x\": " + new string('[', 100_000));
        Assert.Equal(3, (await Read(folder.PathOf("A.release.json"))).Code);
    }

    private static int Ids(ToolRun run)
    {
        Assert.True(run.Code == 0, run.Words);
        return run.Json.GetProperty("total").GetProperty("ids").GetInt32();
    }

    private Task<ToolRun> Read(params string[] manifests) => Read("", manifests);

    private Task<ToolRun> Read(string input, string[] manifests) =>
        ToolRun.WithInput(input, ["accuracy", "--json", "--table", folder.Write("table.txt", "GET /a\n"), "--manifest", .. manifests]);
}
