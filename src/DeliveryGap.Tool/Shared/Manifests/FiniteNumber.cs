using System.Text.Json;
using System.Text.Json.Serialization;

namespace DeliveryGap.Tool.Shared.Manifests;

/// <summary>Numbers as JSON knows them. <c>1e999</c> would be read as infinity, which no JSON, query or page can say again.</summary>
internal sealed class FiniteNumber : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
            throw new JsonException($"a number is expected, and not {reader.TokenType}");
        return reader.GetDouble() is var number && double.IsFinite(number) ? number : throw new JsonException("the number is too large");
    }

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
