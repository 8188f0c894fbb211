using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using DeliveryGap;
using Microsoft.Extensions.Logging;

namespace Shop.Telemetry;

public sealed class Metrics : IDisposable
{
    public static readonly ActivitySource Source = new("Shop.Telemetry", "2.0");
    private readonly Meter meter;
    private readonly Counter<int> opened;

    public Metrics(IMeterFactory factory)
    {
        meter = factory.Create("Shop.Telemetry");
        opened = meter.CreateCounter<int>("shop.opened");
        meter.CreateObservableGauge("shop.queue", () => Queue.Count, unit: "{item}");
    }

    public Queue<string> Queue { get; } = new();

    public void Open(string kind, [MetricName] string name)
    {
        opened.Add(1, new KeyValuePair<string, object?>("kind", kind));
        var tags = new TagList { { "kind", kind }, { "name", name } };
        opened.Add(2, tags);
        opened.Add(3, in tags);
        using var activity = Source.StartActivity("open", ActivityKind.Internal);
        activity?.SetTag("kind", kind)?.AddEvent(new ActivityEvent("opened"));
    }

    public void Dispose() => meter.Dispose();
}

public static partial class Log
{
    private static readonly Action<ILogger, string, Exception?> OpenedMessage =
        LoggerMessage.Define<string>(LogLevel.Information, new EventId(7, "Opened"), "opened {Name}");

    public static void Opened(this ILogger logger, string name) => OpenedMessage(logger, name, null);
}

public class Consumer(ILogger<Consumer> logger, Metrics metrics)
{
    public void Handle(string name)
    {
        logger.Opened(name);
        logger.LogWarning(new InvalidOperationException("x"), "text {A} {B}", 1, name);
        metrics.Open("mail", name);
        if (logger.IsEnabled(LogLevel.Debug))
            logger.LogDebug($"interpolated {name} and {metrics.Queue.Count}");
    }
}
