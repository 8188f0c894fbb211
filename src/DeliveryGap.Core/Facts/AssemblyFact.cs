namespace DeliveryGap.Core.Facts;

/// <summary>An own assembly.</summary>
/// <param name="name">The simple name.</param>
/// <param name="version">Four numbers: <c>2.4.0.0</c>.</param>
/// <param name="attributes">
/// Those of ours that it carries (visions, KPIs, objectives, the delivery chain) and those that list its Razor pages
/// (<see cref="Catalog.RazorAttributes.CompiledItem"/>).
/// </param>
public sealed class AssemblyFact(string name, string version, IReadOnlyList<AttributeFact> attributes)
{
    public string Name { get; } = name;
    public string Version { get; } = version;
    public IReadOnlyList<AttributeFact> Attributes { get; } = attributes;
}
