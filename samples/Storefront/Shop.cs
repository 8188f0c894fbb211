using System.Collections.Concurrent;

namespace Storefront;

public sealed record Product(string Sku, string Name, decimal Price, int Stock);

public sealed record Order(Guid Id, Product Product, bool IsPaid);

/// <summary>The shop's data: in memory, and gone when the process ends.</summary>
public sealed class Shop
{
    private readonly ConcurrentDictionary<Guid, Order> orders = new();
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, Product>> wishlists = new();
    private readonly ConcurrentDictionary<string, decimal> giftCards = new() { ["WELCOME-10"] = 10m, ["BIRTHDAY-25"] = 25m };

    public IReadOnlyList<Product> Products { get; } =
    [
        new("mug-blue", "Blue mug", 12.50m, 40),
        new("mug-green", "Green mug", 12.50m, 3),
        new("teapot", "Cast-iron teapot", 68.00m, 0),
        new("tea-assam", "Assam, 250 g", 14.90m, 120),
    ];

    public Product? FindProduct(string sku) => Products.FirstOrDefault(product => product.Sku == sku);

    public IReadOnlyList<Product> Search(string words) =>
        [.. Products.Where(product => product.Name.Contains(words, StringComparison.OrdinalIgnoreCase))];

    public Order Begin(Product product)
    {
        var order = new Order(Guid.NewGuid(), product, IsPaid: false);
        orders[order.Id] = order;
        return order;
    }

    public Order? FindOrder(Guid id) => orders.GetValueOrDefault(id);

    /// <returns>False if there is no such order, or it is paid already.</returns>
    public bool Pay(Guid id) =>
        orders.TryGetValue(id, out var order) && !order.IsPaid && orders.TryUpdate(id, order with { IsPaid = true }, order);

    /// <returns>False if the order was never paid, or has been returned already.</returns>
    public bool TakeBack(Order order) => order.IsPaid && orders.TryRemove(KeyValuePair.Create(order.Id, order));

    public void Wish(string shopper, Product product) => wishlists.GetOrAdd(shopper, _ => new())[product.Sku] = product;

    public IEnumerable<Product> Wishes(string shopper) =>
        wishlists.TryGetValue(shopper, out var wishes) ? wishes.Values.OrderBy(product => product.Name) : [];

    /// <returns>What the card was worth; null if there is no such card, or it is spent.</returns>
    public decimal? Redeem(string card) => giftCards.TryRemove(card, out var worth) ? worth : null;
}
