using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace DeliveryGap.AspNetCore.Tests.Running;

/// <summary>An application on Kestrel whose request metric is listened to.</summary>
internal sealed class MeasuredApplication : IAsyncDisposable
{
    public const string Tag = "deliverygap.feature";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IHost host;
    private readonly MeterListener listener = new();
    private readonly Channel<string[]> measured = Channel.CreateUnbounded<string[]>();

    private MeasuredApplication(IHost host)
    {
        this.host = host;
        // Each host has meters of its own.
        var meters = host.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Name == "http.server.request.duration" && instrument.Meter.Scope == meters)
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => measured.Writer.TryWrite(FeaturesIn(tags)));
        listener.Start();
    }

    public HttpClient Client { get; } = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>One with <c>AddDeliveryGap</c>.</summary>
    public static Task<MeasuredApplication> Start(Action<WebApplication> map, Action<WebApplicationBuilder>? configure = null) => Run(() =>
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(MeasuredApplication).Assembly.GetName().Name });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDeliveryGap();
        configure?.Invoke(builder);
        var app = builder.Build();
        map(app);
        return app;
    });

    public static async Task<MeasuredApplication> Run(Func<IHost> build)
    {
        var application = new MeasuredApplication(build());
        await application.host.StartAsync(Cancelled);
        application.Client.BaseAddress = new(application.host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return application;
    }

    /// <summary>The feature that a request was measured for; null for none.</summary>
    public async Task<string?> FeatureOf(string path, string method = "GET")
    {
        using var request = new HttpRequestMessage(new(method), path);
        using var response = await Client.SendAsync(request, Cancelled);
        return await NextFeature();
    }

    /// <summary>The feature of the next measurement that nobody has asked for; null for none.</summary>
    public async Task<string?> NextFeature() => (await measured.Reader.ReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled)) switch
    {
        [] => null,
        [var one] => one,
        var several => throw new InvalidOperationException($"{several.Length} tags: {string.Join(", ", several)}"),
    };

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        listener.Dispose();
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
    }

    private static string[] FeaturesIn(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        List<string> features = [];
        foreach (var tag in tags)
        {
            if (tag.Key == Tag)
                features.Add((string)tag.Value!);
        }

        return [.. features];
    }
}
