using DeliveryGap;
using Storefront;
using Storefront.Checkout;
using Storefront.GiftCards;
using Storefront.Search;
using Storefront.Stock;
using Storefront.Telemetry;
using Storefront.Wishlist;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddDeliveryGap();
builder.Services.AddSingleton<Shop>();
builder.Services.AddSingleton<PaymentProvider>();
builder.Services.AddSingleton<PrometheusMetrics>();
builder.Services.AddHostedService<NightlyReport>();

var app = builder.Build();

// Made now, so that it hears the first request.
var metrics = app.Services.GetRequiredService<PrometheusMetrics>();

app.MapControllers();

app.MapGet("/search", ProductSearch.Find);
app.MapPost("/search/opened/{sku}", ProductSearch.Open);

WishlistEndpoints.Map(app);

app.MapPost("/gift-cards/{code}/redeem", GiftCardEndpoints.Redeem)
    .WithMetadata(new PartOfAttribute("gift-cards.redeem"));

app.MapGet("/metrics", [NotAFeature("Prometheus asks for the metrics of all features")] () => Results.Text(metrics.Write(), PrometheusMetrics.ContentType));
app.MapGet("/healthz", [NotAFeature("the load balancer's probe")] () => "fine");

app.Run();
