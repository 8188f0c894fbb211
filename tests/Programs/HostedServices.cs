using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using DeliveryGap;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Shop.Jobs;

[Feature("reports.nightly", Title = "Nightly \"report\"\nfor all", Benefit = "Sales sees yesterday's numbers")]
[SuccessMetric("shop.reports.sent", MetricKind.UsageFrequency, Window = "7d")]
[Guardrail("shop.reports.failed", MetricKind.FailureRate, Per = "shop.reports.sent", Max = 0.01)]
public sealed class NightlyReport(ILogger<NightlyReport> logger, IHostEnvironment environment) : BackgroundService
{
    private static readonly Counter<int> Sent;
    private readonly string name = "nightly";

    static NightlyReport()
    {
        var meter = new Meter("Shop.Jobs", "1.0");
        Sent = meter.CreateCounter<int>("shop.reports.sent");
    }

    public int Runs { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await foreach (var report in Reports(stoppingToken))
                logger.LogInformation("sent {Report} {Name} {Environment}", report, name, environment.EnvironmentName);
            Runs++;
            Sent.Add(Runs);
            await Task.Delay(TimeSpan.FromHours(1), stoppingToken);
        }
    }

    private async IAsyncEnumerable<string> Reports([EnumeratorCancellation] CancellationToken token)
    {
        await Task.Delay(1, token);
        yield return Name(1);
        foreach (var number in Numbers(3))
            yield return Name(number);
    }

    private static IEnumerable<int> Numbers(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Console.WriteLine(count);
            yield return i;
        }
    }

    private string Name(int number) => string.Join("-", name, number);
}

internal abstract class Timed : IHostedService
{
    public abstract Task StartAsync(CancellationToken cancellationToken);

    Task IHostedService.StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal sealed class Cleaner : Timed, IDisposable
{
    private readonly Timer timer;

    public Cleaner() => timer = new Timer(_ => Clean(), null, 0, 1000);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        timer.Change(TimeSpan.Zero, TimeSpan.FromMinutes(1));
        return Task.CompletedTask;
    }

    public void Dispose() => timer.Dispose();

    private static void Clean() => GC.Collect();
}
