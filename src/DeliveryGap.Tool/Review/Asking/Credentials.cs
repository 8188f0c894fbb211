using System.Net.Http.Headers;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Review.Asking;

/// <summary>What a server wants to see, from the environment: nothing of it is ever on a command line, in output or in a message.</summary>
internal sealed class Credentials
{
    public const string TokenVariable = "DELIVERYGAP_PROMETHEUS_TOKEN";
    public const string HeadersVariable = "DELIVERYGAP_PROMETHEUS_HEADERS";

    private const int ShortestSecret = 4;

    private readonly IReadOnlyList<KeyValuePair<string, string>> headers;

    private Credentials(IReadOnlyList<KeyValuePair<string, string>> headers) => this.headers = headers;

    /// <param name="variable">An environment variable's value. Headers are written as OpenTelemetry's are: <c>name=value,other=value</c>, percent-encoded.</param>
    /// <exception cref="ToolFailure">A variable is malformed. The message does not show its value.</exception>
    public static Credentials From(Func<string, string?> variable)
    {
        var headers = new List<KeyValuePair<string, string>>();
        if (variable(TokenVariable)?.Trim() is { Length: > 0 } token)
            headers.Add(new("Authorization", "Bearer " + token));
        foreach (var part in (variable(HeadersVariable) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=');
            if (at <= 0)
                throw ToolFailure.Usage($"{HeadersVariable}: write name=value, several with a comma between");
            headers.Add(new(part[..at].Trim(), Uri.UnescapeDataString(part[(at + 1)..].Trim())));
        }

        using var probe = new HttpRequestMessage();
        foreach (var (name, value) in headers)
        {
            if (!TryAdd(probe.Headers, name, value))
                throw ToolFailure.Usage($"{(name == "Authorization" ? TokenVariable : HeadersVariable)}: this is no header that can be sent");
        }

        return new(headers);
    }

    public void AddTo(HttpRequestMessage request)
    {
        foreach (var (name, value) in headers)
            TryAdd(request.Headers, name, value);
    }

    /// <summary>The text without what is secret in it: servers repeat what they were sent.</summary>
    public string Hide(string text)
    {
        foreach (var secret in headers.SelectMany(header => header.Value.Split(' ').Append(header.Value)).Where(part => part.Length >= ShortestSecret && part != "Bearer").OrderByDescending(part => part.Length))
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        return text;
    }

    private static bool TryAdd(HttpRequestHeaders to, string name, string value) =>
        !value.AsSpan().ContainsAny('\r', '\n') && to.TryAddWithoutValidation(name, value);
}
