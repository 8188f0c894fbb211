using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using DeliveryGap.Build.Manifest;
using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Build.Tests.Manifest;

/// <summary>The checked-in JSON Schema is the model's. To accept a change, run with DELIVERYGAP_UPDATE=1 and read the diff.</summary>
public sealed class SchemaTests
{
    private const string FileName = "release-manifest.v1.schema.json";

    [Fact]
    public void The_checked_in_schema_is_the_models()
    {
        var path = Path.Combine(Folder(), FileName);
        var schema = Schema();
        if (Environment.GetEnvironmentVariable("DELIVERYGAP_UPDATE") == "1")
            File.WriteAllText(path, schema);
        Assert.True(File.Exists(path), $"{path} is missing; run with DELIVERYGAP_UPDATE=1");
        Assert.Equal(schema, File.ReadAllText(path));
    }

    [Fact]
    public void The_schemas_address_ends_in_its_file_name() => Assert.EndsWith("/" + FileName, ReleaseManifest.SchemaUrl);

    [Fact]
    public void What_is_written_fits_the_schema()
    {
        var schema = JsonNode.Parse(Schema())!;
        Assert.Empty(Errors(schema, schema, JsonNode.Parse(ManifestJson.Write(Samples.Full("text"))), "$"));
        Assert.Empty(Errors(schema, schema, JsonNode.Parse(ManifestJson.Write(Samples.Empty)), "$"));

        var broken = JsonNode.Parse(ManifestJson.Write(Samples.Full("text")))!;
        broken["summary"]!["gaps"] = "ten";
        broken["features"]![0]!.AsObject().Remove("key");
        Assert.Equal(["$.summary.gaps", "$.features[0].key"], Errors(schema, schema, broken, "$").Order().Reverse());
    }

    private static string Schema()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        var schema = options.GetJsonSchemaAsNode(typeof(ReleaseManifest), new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = (_, node) => LeaveOutNulls(node) }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "$id", ReleaseManifest.SchemaUrl);
        schema.Insert(2, "title", "DeliveryGap release manifest");
        schema["properties"]!.AsObject().Insert(0, "$schema", new JsonObject { ["type"] = "string" });
        return schema.ToJsonString(new() { WriteIndented = true, NewLine = "\n" }) + "\n";
    }

    /// <summary>What may be null is left out of the file, so it is not required.</summary>
    private static JsonNode LeaveOutNulls(JsonNode schema)
    {
        if (schema is JsonObject rules && rules["required"] is JsonArray required)
        {
            var always = required.Select(name => (string)name!).Where(name => rules["properties"]?[name]?["type"] is not JsonArray);
            rules["required"] = new JsonArray([.. always.Select(name => (JsonNode)name)]);
        }

        return schema;
    }

    /// <summary>The part of JSON Schema that the exporter writes: type, properties, required, items, enum and $ref.</summary>
    private static IEnumerable<string> Errors(JsonNode root, JsonNode schema, JsonNode? value, string path)
    {
        if (schema is not JsonObject rules)
            return [];
        if (rules["$ref"] is { } reference)
            return Errors(root, Resolve(root, (string)reference!), value, path);

        var types = rules["type"] switch { JsonArray several => several.Select(type => (string)type!), JsonValue one => [(string)one!], _ => [] };
        if (types.Any() && !types.Any(type => IsA(value, type)))
            return [path];

        List<string> errors = [];
        if (value is JsonObject fields)
        {
            errors.AddRange((rules["required"] as JsonArray ?? []).Select(name => (string)name!).Where(name => !fields.ContainsKey(name)).Select(name => $"{path}.{name}"));
            foreach (var (name, field) in fields)
            {
                if (rules["properties"]?[name] is { } inner)
                    errors.AddRange(Errors(root, inner, field, $"{path}.{name}"));
            }
        }

        if (value is JsonArray items && rules["items"] is { } itemRules)
            errors.AddRange(items.SelectMany((item, i) => Errors(root, itemRules, item, $"{path}[{i}]")));
        return errors;
    }

    private static bool IsA(JsonNode? value, string type) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("null", JsonValueKind.Null) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => value!.GetValue<double>() % 1 == 0,
        _ => false,
    };

    private static JsonNode Resolve(JsonNode root, string reference)
    {
        var node = root;
        foreach (var part in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
            node = node is JsonArray array ? array[int.Parse(part)]! : node[part.Replace("~1", "/").Replace("~0", "~")]!;
        return node;
    }

    private static string Folder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Directory.Packages.props")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("run from within the repository");
        return Path.Combine(folder, "src", "DeliveryGap.Package", "schema");
    }
}
