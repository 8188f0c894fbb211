using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Shared.Manifests;

/// <summary>Reads a release manifest. Fields and words that this version does not know are left alone.</summary>
internal static class ManifestReader
{
    private const int KnownMajor = 1;

    /// <summary>Camel case; what is never null has to be there, and what is not known is left alone.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireWhatIsNeverNull } },
    };

    /// <param name="source">As messages name it.</param>
    /// <exception cref="ToolFailure">It is broken, cut off, no manifest, or of a version that is too new.</exception>
    public static ReleaseManifest Parse(ReadOnlySpan<byte> utf8, string source)
    {
        utf8 = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        try
        {
            RequireVersion(Scan(utf8, source), source);
            return JsonSerializer.Deserialize<ReleaseManifest>(utf8, Options)!;
        }
        catch (JsonException e)
        {
            throw ToolFailure.InFile(source, (e.LineNumber ?? 0) + 1, "this is no release manifest: " + Reason(e));
        }
    }

    /// <summary>The schema version: looked at before all else, as what follows may be of a shape that is not known.</summary>
    private static string? Scan(ReadOnlySpan<byte> utf8, string source)
    {
        // Not the final block: the reader then tells a file that ends too early from one that is wrong.
        var reader = new Utf8JsonReader(utf8, isFinalBlock: false, default);
        string? version = null;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("schemaVersion") && reader.Read() && reader.TokenType == JsonTokenType.String)
                version ??= reader.GetString();
        }

        if (reader.TokenType != JsonTokenType.EndObject || reader.CurrentDepth > 0)
            throw ToolFailure.InFile(source, 1 + utf8.Count((byte)'\n'), utf8.Trim(" \r\n\t"u8).IsEmpty ? "the file is empty" : "the file ends before its JSON does; it was cut off, or is being written");
        return version;
    }

    private static void RequireVersion(string? version, string source)
    {
        if (version is null)
            throw ToolFailure.InFile(source, 1, "this is no release manifest: it has no \"schemaVersion\"");
        if (!int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major))
            throw ToolFailure.InFile(source, 1, $"this is no release manifest: its schemaVersion '{version}' is no version");
        if (major > KnownMajor)
            throw ToolFailure.InFile(source, 1, $"its schemaVersion {version} is too new, this tool reads {KnownMajor}.x; dotnet tool update DeliveryGap.Tool");
    }

    /// <summary>The writer leaves out what is null, and nothing else.</summary>
    private static void RequireWhatIsNeverNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AssociatedParameter is { IsNullable: false } && Nullable.GetUnderlyingType(property.PropertyType) is null)
                property.IsRequired = true;
        }
    }

    // The serializer's own sentence ends in the place, which stands before it already.
    public static string Reason(JsonException e)
    {
        var end = e.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        var message = end < 0 ? e.Message : e.Message[..end];
        return (e.Path is { } path ? $"at {path}: " : "") + message;
    }
}
