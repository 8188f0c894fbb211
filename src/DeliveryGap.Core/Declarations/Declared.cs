using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Declarations;

/// <summary>A type, method or lambda that carries DeliveryGap attributes.</summary>
/// <param name="symbol">Documentation id that people see: <c>T:Shop.ApplePayController</c>.</param>
/// <param name="display">Its name in a message: <c>ApplePayController</c>.</param>
/// <param name="attributes">Ours only.</param>
/// <param name="place">Its name.</param>
public sealed class Declared(string symbol, string display, IReadOnlyList<AttributeFact> attributes, Place place)
{
    public string Symbol { get; } = symbol;
    public string Display { get; } = display;
    public IReadOnlyList<AttributeFact> Attributes { get; } = attributes;
    public Place Place { get; } = place;

    /// <summary>The assembly's simple name; empty in the compiler, which sees one.</summary>
    public string Assembly { get; init; } = "";
}
