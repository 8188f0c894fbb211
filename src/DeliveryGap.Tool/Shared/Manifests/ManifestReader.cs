using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Shared.Manifests;

/// <summary>Reads release manifests, one or a bundle of them. Fields and words that this version does not know are left alone.</summary>
internal static class ManifestReader
{
    private const int KnownMajor = 1;

    /// <summary>Camel case; what is never null has to be there, and what is not known is left alone.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        Converters = { new FiniteNumber() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireWhatIsNeverNull } },
    };

    /// <param name="utf8">One manifest, or what <c>merge</c> made of several.</param>
    /// <param name="source">As messages name it.</param>
    /// <returns>In the file's order.</returns>
    /// <exception cref="ToolFailure">It is broken, cut off, no manifest, or of a version that is too new.</exception>
    public static IReadOnlyList<ReleaseManifest> Parse(ReadOnlySpan<byte> utf8, string source)
    {
        utf8 = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        try
        {
            if (!Scan(utf8, source))
                return [JsonSerializer.Deserialize<ReleaseManifest>(utf8, Options)!];
            var releases = JsonSerializer.Deserialize<Bundle>(utf8, Options)!.Releases;
            return releases.Count > 0 ? releases : throw ToolFailure.InFile(source, null, "it holds no release");
        }
        catch (JsonException e)
        {
            throw ToolFailure.InFile(source, (e.LineNumber ?? 0) + 1, "this is no release manifest: " + Reason(e));
        }
        catch (InvalidOperationException e)
        {
            // Half of a surrogate pair, which is no text.
            throw ToolFailure.InFile(source, null, "this is no release manifest: " + e.Message);
        }
    }

    /// <summary>The schema versions: looked at before all else, as what follows may be of a shape that is not known.</summary>
    /// <returns>Whether it is a bundle.</returns>
    private static bool Scan(ReadOnlySpan<byte> utf8, string source)
    {
        // Not the final block: the reader then tells a file that ends too early from one that is wrong.
        var reader = new Utf8JsonReader(utf8, isFinalBlock: false, default);
        var (isBundle, isInReleases) = (false, false);
        var previous = JsonTokenType.None;
        string? version = null;
        List<string> releases = [];
        while (reader.Read())
        {
            // The serializer would put it into a list whose items are never null.
            if (reader.TokenType == JsonTokenType.Null && previous != JsonTokenType.PropertyName)
                throw ToolFailure.InFile(source, 1 + utf8[..(int)reader.TokenStartIndex].Count((byte)'\n'), "this is no release manifest: it has a null in a list");
            previous = reader.TokenType;
            if (previous != JsonTokenType.PropertyName || reader.CurrentDepth is not (1 or 3))
                continue;
            var isOfAll = reader.CurrentDepth == 1;
            if (isOfAll)
                isBundle |= isInReleases = reader.ValueTextEquals("releases");
            if ((!isOfAll && !isInReleases) || !reader.ValueTextEquals("schemaVersion") || !reader.Read())
                continue;
            previous = reader.TokenType;
            if (previous != JsonTokenType.String)
                continue;
            if (isOfAll)
                version ??= reader.GetString();
            else
                releases.Add(reader.GetString()!);
        }

        if (reader.TokenType != JsonTokenType.EndObject || reader.CurrentDepth > 0)
            throw ToolFailure.InFile(source, 1 + utf8.Count((byte)'\n'), utf8.Trim(" \r\n\t"u8).IsEmpty ? "the file is empty" : "the file ends before its JSON does; it was cut off, or is being written");
        RequireVersion(version, source);
        releases.ForEach(release => RequireVersion(release, source));
        return isBundle;
    }

    private static void RequireVersion(string? version, string source)
    {
        if (version is null)
            throw ToolFailure.InFile(source, 1, "this is no release manifest: it has no \"schemaVersion\"");
        if (!int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major))
            throw ToolFailure.InFile(source, 1, $"this is no release manifest: its schemaVersion '{OneLine.Of(version)}' is no version");
        if (major > KnownMajor)
            throw ToolFailure.InFile(source, 1, $"its schemaVersion {OneLine.Of(version)} is too new, this tool reads {KnownMajor}.x; dotnet tool update DeliveryGap.Tool");
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
        return OneLine.Of((e.Path is { } path ? $"at {path}: " : "") + message);
    }

    /// <summary>What a reader needs of a bundle; all else in it follows from this.</summary>
    private sealed record Bundle(IReadOnlyList<ReleaseManifest> Releases);
}
