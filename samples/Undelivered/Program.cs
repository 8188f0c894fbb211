using DeliveryGap;
using Undelivered.GiftCards;
using Undelivered.Stock;

// At the level WholeProduct, DG1012 asks each feature which of these it advances.
[assembly: Kpi("conversion", KpiCategory.Conversion)]

// The shop next door, before anybody cared. It works; nobody can say whether any of it was worth building.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddHostedService<NightlyReport>();

var app = builder.Build();

app.MapControllers();

// Shipped one afternoon. DG1001: it serves no declared feature.
app.MapGet("/search", (string words) => $"We are sure that somebody sells {words}.");

// DG1009: the key has a slip; the feature is called wishlist.keep.
app.MapPut("/wishlist/{shopper}/{sku}", [PartOf("wishlist.kep")] (string shopper, string sku) => $"{shopper} wishes for {sku}.");

app.MapPost("/gift-cards/{code}/redeem", GiftCardEndpoints.Redeem)
    .WithMetadata(new PartOfAttribute("gift-cards.redeem"));

// DG1001: whoever reads the code knows that this is the load balancer's probe; the release manifest does not.
app.MapGet("/healthz", () => "fine");

app.Run();
