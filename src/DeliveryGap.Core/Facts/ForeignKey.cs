namespace DeliveryGap.Core.Facts;

/// <summary>A key that an assembly declares which is no own code, such as a package of the company.</summary>
/// <param name="attribute">What declares it, as a full name: <c>DeliveryGap.KpiAttribute</c>.</param>
public sealed class ForeignKey(string attribute, string key)
{
    public string Attribute { get; } = attribute;
    public string Key { get; } = key;
}
