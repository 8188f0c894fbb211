using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc;

namespace DeliveryGap.AspNetCore.Tests;

/// <summary>What a request allocates more than without us, on Kestrel and with somebody listening to the metric.</summary>
[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationTests(ITestOutputHelper output)
{
    private const int Requests = 4_000;
    private const int Rounds = 5;

    // Timers and the thread pool allocate too, now and then: of an object for each request this would see the smallest twice over.
    private const double Noise = 12;

    // The list that an activity keeps of its tags, and one entry.
    private const double ActivityTag = 104;

    [Theory]
    [InlineData("/minimal")]
    [InlineData("/asynchronous")]
    [InlineData("/controller")]
    [InlineData("/nothing")]
    public async Task The_metric_s_tag_costs_nothing(string path) => await Compare(path, Noise);

    [Fact]
    public async Task The_activity_s_tag_costs_the_tag()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);

        await Compare("/minimal", ActivityTag + Noise);
    }

    private async Task Compare(string path, double most)
    {
        await using var without = await Application(_ => { });
        await using var with = await Application(services => services.AddDeliveryGap());
        using var listener = new MeterListener { InstrumentPublished = (instrument, listening) => listening.EnableMeasurementEvents(instrument) };
        var tagged = 0;
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            foreach (var tag in tags)
            {
                if (tag.Key == "deliverygap.feature")
                    tagged++;
            }
        });
        listener.Start();
        await Measure(without, path);
        await Measure(with, path);

        var more = double.MaxValue;
        for (var round = 0; round < Rounds && more > most; round++)
        {
            var (before, after) = (await Measure(without, path), await Measure(with, path));
            output.WriteLine($"{path}: {before:F1} bytes a request without, {after:F1} with");
            more = Math.Min(more, after - before);
        }

        Assert.True(more <= most, $"{more:F1} bytes a request more");
        Assert.Equal(path != "/nothing", tagged > Requests);
    }

    private static async Task<WebApplication> Application(Action<IServiceCollection> add)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddControllers().ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new OneController()));
        add(builder.Services);
        var app = builder.Build();
        app.MapControllers();
        app.MapGet("/minimal", [PartOf("pay")] () => Results.NoContent());
        app.MapGet("/asynchronous", [PartOf("pay")] async () =>
        {
            await Task.Yield();
            return Results.NoContent();
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    /// <summary>Bytes that the process allocates for a request; the client that sends it allocates none.</summary>
    private static async Task<double> Measure(WebApplication app, string path)
    {
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port, TestContext.Current.CancellationToken);
        var request = System.Text.Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: shop\r\n\r\n");
        var answer = new byte[4096];
        Send(100);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Send(Requests);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Requests;

        void Send(int times)
        {
            for (var i = 0; i < times; i++)
            {
                socket.Send(request);
                Assert.NotEqual(0, socket.Receive(answer));
            }
        }
    }

    private sealed class OneController : Microsoft.AspNetCore.Mvc.Controllers.ControllerFeatureProvider
    {
        protected override bool IsController(System.Reflection.TypeInfo type) => type == typeof(Actions);
    }

    [PartOf("pay")]
    private sealed class Actions : ControllerBase
    {
        [HttpGet("/controller")]
        public async Task<IActionResult> Get()
        {
            await Task.Yield();
            return NoContent();
        }
    }
}
