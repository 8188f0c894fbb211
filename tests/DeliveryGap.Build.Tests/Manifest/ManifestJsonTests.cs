using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DeliveryGap.Build.Manifest;
using DeliveryGap.Core.Manifest;
using FsCheck;
using FsCheck.Fluent;

namespace DeliveryGap.Build.Tests.Manifest;

/// <summary>Our writer against System.Text.Json, which the task cannot ship.</summary>
public sealed class ManifestJsonTests
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    [Fact]
    public void Every_property_of_the_model_is_written_under_its_name()
    {
        var manifest = Samples.Full("text");
        Assert.All(Samples.EmptyProperties(manifest), path => Assert.Fail($"{path} is not filled in by the sample"));
        Assert.Equal(Expected(manifest), JsonNode.Parse(ManifestJson.Write(manifest))!.ToJsonString());
    }

    [Fact]
    public void Nulls_are_left_out_and_lists_are_always_there()
    {
        var manifest = Samples.Empty;
        var json = ManifestJson.Write(manifest);
        Assert.Equal(Expected(manifest), JsonNode.Parse(json)!.ToJsonString());
        Assert.Contains("\"gaps\": []", json);
    }

    [Fact]
    public void Any_text_survives() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            // A lone surrogate has no UTF-8: both writers put U+FFFD in its place.
            var manifest = Samples.Full(text.Get);
            return Expected(manifest) == JsonNode.Parse(ManifestJson.Write(manifest))!.ToJsonString();
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\"quoted\" \\ <script> \u0001 \t \r\n \u2028 \u007f")]
    [InlineData("\uD83D\uDE00 emoji, \uD800 alone, \uDC00")]
    [InlineData("\uD800")]
    public void Hostile_text_survives(string text) =>
        Assert.Equal(Expected(Samples.Full(text)), JsonNode.Parse(ManifestJson.Write(Samples.Full(text)))!.ToJsonString());

    [Theory]
    [InlineData(0.54)]
    [InlineData(1e-7)]
    [InlineData(1e300)]
    [InlineData(-0.1)]
    [InlineData(28)]
    public void Numbers_are_numbers(double number)
    {
        var json = new JsonText().Object(() => { }).ToString();
        Assert.Equal("{}\n", json);
        var text = new JsonText();
        text.Object(() => text.Property("n", number));
        Assert.Equal(number, JsonNode.Parse(text.ToString())!["n"]!.GetValue<double>());
    }

    [Fact]
    public void The_file_is_indented_with_LF_and_no_byte_order_mark()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "deep", "Shop.release.json");
        OutputFile.Write(path, ManifestJson.Write(Samples.Full("text")));
        OutputFile.Write(path, ManifestJson.Write(Samples.Empty));
        var bytes = File.ReadAllBytes(path);
        Assert.Equal((byte)'{', bytes[0]);
        Assert.Equal((byte)'\n', bytes[^1]);
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    private static string Expected(ReleaseManifest manifest)
    {
        var node = JsonSerializer.SerializeToNode(manifest, Options)!.AsObject();
        node.Insert(0, "$schema", ReleaseManifest.SchemaUrl);
        return JsonNode.Parse(node.ToJsonString())!.ToJsonString();
    }
}
