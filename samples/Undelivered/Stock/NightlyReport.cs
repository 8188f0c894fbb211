using DeliveryGap;

namespace Undelivered.Stock;

// DG1016: a gap may be accepted, with a reason; this one is only silenced, so DG1002 stands as well.
[Feature("stock.nightly-report", Owner = "purchasing")]
[AcceptedGap("DG1002", "?")]
public sealed class NightlyReport(ILogger<NightlyReport> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var night = new PeriodicTimer(TimeSpan.FromDays(1));
        do
            logger.LogInformation("The mugs are getting fewer.");
        while (await night.WaitForNextTickAsync(stoppingToken));
    }
}
