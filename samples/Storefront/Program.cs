using DeliveryGap;
using Storefront;
using Storefront.GiftCards;
using Storefront.Search;
using Storefront.Stock;
using Storefront.Wishlist;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddSingleton<Shop>();
builder.Services.AddHostedService<NightlyReport>();

var app = builder.Build();

app.MapControllers();

app.MapGet("/search", ProductSearch.Find);
app.MapPost("/search/opened/{sku}", ProductSearch.Open);

WishlistEndpoints.Map(app);

app.MapPost("/gift-cards/{code}/redeem", GiftCardEndpoints.Redeem)
    .WithMetadata(new PartOfAttribute("gift-cards.redeem"));

app.MapGet("/healthz", [NotAFeature("the load balancer's probe")] () => "fine");

app.Run();
