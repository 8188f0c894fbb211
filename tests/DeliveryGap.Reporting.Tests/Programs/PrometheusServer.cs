using System.Diagnostics;
using DeliveryGap.Reporting.Tests.Review;

namespace DeliveryGap.Reporting.Tests.Programs;

/// <summary>A real Prometheus on past samples.</summary>
internal sealed class PrometheusServer : IDisposable
{
    private readonly Process process;

    private PrometheusServer(Process process, string address) => (this.process, Address) = (process, address);

    public string Address { get; }

    /// <param name="openMetrics">Samples with their times, ended by <c># EOF</c>.</param>
    public static async Task<PrometheusServer> Start(TemporaryFolder folder, string openMetrics)
    {
        Promtool.RequireOnPath("prometheus");
        var data = folder.PathOf("data");
        var (isFine, output) = Promtool.Run("tsdb", "create-blocks-from", "openmetrics", folder.Write("samples.txt", openMetrics), data);
        Assert.True(isFine, output);

        var address = $"127.0.0.1:{PromQlServer.FreePort()}";
        var process = Process.Start(new ProcessStartInfo("prometheus",
        [
            "--config.file=" + folder.Write("prometheus.yml", "global: {}\n"), "--storage.tsdb.path=" + data, "--storage.tsdb.retention.time=100y", "--web.listen-address=" + address, "--log.level=error",
        ]))!;
        var server = new PrometheusServer(process, "http://" + address);
        using var client = new HttpClient();
        for (var i = 0; i < 300; i++)
        {
            try
            {
                if ((await client.GetAsync(server.Address + "/-/ready")).IsSuccessStatusCode)
                    return server;
            }
            catch (HttpRequestException)
            {
                // It has not begun to listen.
            }

            await Task.Delay(100);
        }

        server.Dispose();
        throw new TimeoutException("prometheus is not ready after 30 s");
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
