using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DeliveryGap.Reporting.Tests.Review;

/// <summary>What a server was asked.</summary>
internal sealed record Question(string Path, IReadOnlyDictionary<string, string> Form, WebHeaderCollection Headers)
{
    public string Query => Form.GetValueOrDefault("query", "");
}

/// <summary>What it answers.</summary>
internal sealed record Answer(string Body, int Status = 200, string Type = "application/json", string? Location = null, int DelayMs = 0)
{
    public static Answer Value(string value) => new($$$"""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1790000000,"{{{value}}}"]}]}}""");

    public static Answer NoCourse { get; } = new("""{"status":"success","data":{"resultType":"matrix","result":[]}}""");
}

/// <summary>A server of the Prometheus API that answers as a test wishes, badly for the most part.</summary>
internal sealed class PromQlServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Func<Question, Answer> answer;

    public PromQlServer(Func<Question, Answer> answer)
    {
        this.answer = answer;
        var port = FreePort();
        Address = $"http://127.0.0.1:{port}";
        listener.Prefixes.Add(Address + "/");
        listener.Start();
        _ = Serve();
    }

    public string Address { get; }

    public ConcurrentQueue<Question> Asked { get; } = new();

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose() => listener.Close();

    private async Task Serve()
    {
        try
        {
            while (true)
                _ = Reply(await listener.GetContextAsync());
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task Reply(HttpListenerContext context)
    {
        // Else the next request would wait for this one.
        await Task.Yield();
        try
        {
            using var body = new StreamReader(context.Request.InputStream);
            var form = (await body.ReadToEndAsync()).Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
                .ToDictionary(pair => pair[0], pair => WebUtility.UrlDecode(pair[1]), StringComparer.Ordinal);
            var question = new Question(context.Request.Url!.AbsolutePath, form, (WebHeaderCollection)context.Request.Headers);
            Asked.Enqueue(question);
            var reply = answer(question);
            await Task.Delay(reply.DelayMs);
            context.Response.StatusCode = reply.Status;
            context.Response.ContentType = reply.Type;
            if (reply.Location is not null)
                context.Response.Headers["Location"] = reply.Location;
            // Without its length, the end of an empty answer would be written twice, and the second taken for the next answer on the connection.
            var bytes = Encoding.UTF8.GetBytes(reply.Body);
            context.Response.ContentLength64 = bytes.Length;
            await context.Response.OutputStream.WriteAsync(bytes);
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
        {
            // Nobody waits for the answer any more.
        }
    }
}
