using DeliveryGap;

namespace Storefront.Stock;

[Feature("stock.nightly-report", Title = "Nightly stock report", Owner = "purchasing", Stage = Stage.GeneralAvailability,
    Benefit = "Know at breakfast what to reorder")]
[AcceptedGap("DG1002", "lost sales can be counted once the warehouse system reports empty shelves, which it does from May on",
    Until = "2027-05-31")]
public sealed class NightlyReport(Shop shop, ILogger<NightlyReport> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var night = new PeriodicTimer(TimeSpan.FromDays(1));
        do
        {
            foreach (var product in shop.Products.Where(product => product.Stock < 5))
                logger.LogInformation("{Name}: {Stock} left", product.Name, product.Stock);
        }
        while (await night.WaitForNextTickAsync(stoppingToken));
    }
}
