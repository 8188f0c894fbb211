using System.Globalization;
using System.Net;

namespace DeliveryGap.Tool.Review.Asking;

/// <summary>
/// A server that answers PromQL (Prometheus, Thanos, Mimir, VictoriaMetrics). Asks at most so many queries at a time, waits at most so long for
/// each, and gives up on a server that answered none of the last ones.
/// </summary>
internal sealed class PromQlEndpoint : IDisposable
{
    private const int MaxAnswerBytes = 32 * 1024 * 1024;
    private const int MaxRedirects = 5;
    private const int PatienceInQueries = 5;

    private readonly HttpClient client;
    private readonly Uri address;
    private readonly Credentials credentials;
    private readonly TimeSpan timeout;
    private readonly SemaphoreSlim places;
    private int unanswered;

    /// <param name="address">What comes before <c>/api/v1</c>.</param>
    /// <param name="parallel">How many queries at a time.</param>
    public PromQlEndpoint(Uri address, Credentials credentials, TimeSpan timeout, int parallel)
    {
        this.address = address.AbsoluteUri.EndsWith('/') ? address : new(address.AbsoluteUri + "/");
        this.credentials = credentials;
        this.timeout = timeout;
        places = new(parallel);
        // A redirect is looked at before anything is sent along it.
        client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MaxAnswerBytes };
    }

    public Task<PromQlAnswer> At(DateTimeOffset time, string query, CancellationToken cancellation) =>
        Ask("api/v1/query", [new("query", query), new("time", Seconds(time))], cancellation);

    public Task<PromQlAnswer> Between(DateTimeOffset start, DateTimeOffset end, TimeSpan step, string query, CancellationToken cancellation) =>
        Ask("api/v1/query_range", [new("query", query), new("start", Seconds(start)), new("end", Seconds(end)), new("step", step.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture))], cancellation);

    public void Dispose()
    {
        client.Dispose();
        places.Dispose();
    }

    private async Task<PromQlAnswer> Ask(string path, KeyValuePair<string, string>[] form, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation);
        try
        {
            if (Volatile.Read(ref unanswered) >= PatienceInQueries)
                throw new EndpointException($"it was not asked any more, after {PatienceInQueries} queries without an answer");
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(timeout);
            var answer = await SendAgain(new(address, path), form, patience.Token);
            Interlocked.Exchange(ref unanswered, 0);
            return answer;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Interlocked.Increment(ref unanswered);
            throw new EndpointException(string.Create(CultureInfo.InvariantCulture, $"it did not answer within {timeout.TotalSeconds:0.#} s"));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            Interlocked.Increment(ref unanswered);
            throw new EndpointException("it cannot be reached: " + credentials.Hide(e.Message));
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>Once more where a connection broke: a server may close one that was kept just when it is used again.</summary>
    private async Task<PromQlAnswer> SendAgain(Uri uri, KeyValuePair<string, string>[] form, CancellationToken cancellation)
    {
        try
        {
            return await Send(uri, form, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return await Send(uri, form, cancellation);
        }
    }

    private async Task<PromQlAnswer> Send(Uri uri, KeyValuePair<string, string>[] form, CancellationToken cancellation)
    {
        for (var i = 0; i <= MaxRedirects; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new FormUrlEncodedContent(form) };
            credentials.AddTo(request);
            using var response = await client.SendAsync(request, cancellation);
            if (response.StatusCode is >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest)
            {
                uri = Next(uri, response);
                continue;
            }

            var type = response.Content.Headers.ContentType?.MediaType;
            // Errors of a query are JSON too, under 400, 422 and 503.
            if (type != "application/json")
                throw new EndpointException($"it answered {(int)response.StatusCode} with {type ?? "nothing"}, and not with JSON");
            return PromQlAnswer.Parse(await response.Content.ReadAsByteArrayAsync(cancellation), credentials.Hide);
        }

        throw new EndpointException($"it redirects more than {MaxRedirects} times");
    }

    private static Uri Next(Uri from, HttpResponseMessage response)
    {
        if (response.Headers.Location is not { } location || !Uri.TryCreate(from, location, out var next))
            throw new EndpointException($"it answered {(int)response.StatusCode} without saying where to go");
        if (Uri.Compare(from, next, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) != 0)
            throw new EndpointException($"it redirects to {next.GetLeftPart(UriPartial.Authority)}, where nothing is sent along; if that is right, give that address");
        return next;
    }

    private static string Seconds(DateTimeOffset time) => (time.ToUnixTimeMilliseconds() / 1000.0).ToString("0.###", CultureInfo.InvariantCulture);
}
