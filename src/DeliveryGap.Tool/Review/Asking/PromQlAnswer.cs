using System.Globalization;
using System.Text.Json;

namespace DeliveryGap.Tool.Review.Asking;

/// <summary>What a server answered to a query.</summary>
/// <param name="Points">Of the one series that there is; none where nothing met the query. Never NaN, never infinite.</param>
/// <param name="Remarks">The server's own warnings.</param>
internal sealed record PromQlAnswer(IReadOnlyList<ReviewPoint> Points, IReadOnlyList<string> Remarks)
{
    private const int MaxText = 200;

    public double? Latest => Points.Count > 0 ? Points[^1].Value : null;

    /// <param name="body">Of the answer, whatever its status.</param>
    /// <param name="hide">Takes out of the server's words what nobody may see.</param>
    /// <exception cref="EndpointException">It is an error, or no answer to a query.</exception>
    public static PromQlAnswer Parse(ReadOnlyMemory<byte> body, Func<string, string> hide)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (Text(root, "status") != "success")
                throw new EndpointException($"it answered {Short(hide(Text(root, "errorType") ?? "an error"))}: {Short(hide(Text(root, "error") ?? "without a reason"))}");
            var data = root.GetProperty("data");
            return new([.. PointsOf(data.GetProperty("resultType").GetString(), data.GetProperty("result"))], [.. Texts(root, "warnings").Concat(Texts(root, "infos")).Select(text => Short(hide(text)))]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw new EndpointException("what it answered is no answer of a Prometheus API");
        }
    }

    private static IEnumerable<ReviewPoint> PointsOf(string? type, JsonElement result)
    {
        if (type == "scalar")
            return Finite([result]);
        if (type is not ("vector" or "matrix"))
            throw new EndpointException($"it answered with a {Short(type ?? "result")}, and not with series");
        return result.GetArrayLength() switch
        {
            0 => [],
            1 => Finite(type == "vector" ? [result[0].GetProperty("value")] : result[0].GetProperty("values").EnumerateArray()),
            var many => throw new EndpointException($"it answered with {many} series, where one was asked for"),
        };
    }

    private static ReviewPoint[] Finite(IEnumerable<JsonElement> points) =>
    [
        .. points.Select(point => new ReviewPoint(
                DateTimeOffset.UnixEpoch.AddSeconds(Math.Clamp(point[0].GetDouble(), 0, 253402300799)), Number(point[1].GetString()!)))
            .Where(point => double.IsFinite(point.Value)),
    ];

    // As Go writes numbers; what is none is treated like NaN.
    private static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static string? Text(JsonElement from, string name) => from.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static IEnumerable<string> Texts(JsonElement from, string name) => from.TryGetProperty(name, out var texts) && texts.ValueKind == JsonValueKind.Array
        ? texts.EnumerateArray().Where(text => text.ValueKind == JsonValueKind.String).Select(text => text.GetString()!)
        : [];

    private static string Short(string text) => text.Length <= MaxText ? text : text[..MaxText] + "…";
}
