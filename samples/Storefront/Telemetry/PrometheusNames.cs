using System.Text;

namespace Storefront.Telemetry;

/// <summary>Names and labels, as OpenTelemetry translates them for Prometheus.</summary>
internal static class PrometheusNames
{
    /// <summary><c>http.server.request.duration</c> in <c>s</c> is <c>http_server_request_duration_seconds</c>; a unit in braces is no unit.</summary>
    public static string Of(string instrument, string? unit, bool isCounter)
    {
        var word = unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" => "_bytes", _ => "" };
        var name = Name(instrument) + word;
        if (isCounter)
            return name + "_total";
        return name;
    }

    /// <summary>In ordinal order, without braces; empty for no tags.</summary>
    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new List<string>();
        foreach (var (key, value) in tags)
            labels.Add($"{Name(key)}=\"{value?.ToString()?.Replace("\\", @"\\").Replace("\"", "\\\"").Replace("\n", @"\n")}\"");
        labels.Sort(StringComparer.Ordinal);
        return string.Join(',', labels);
    }

    private static string Name(string text)
    {
        var name = new StringBuilder(text);
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(name[i]))
                name[i] = '_';
        }

        return name.ToString();
    }
}
