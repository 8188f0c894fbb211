using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Catalog;

/// <summary>What the Razor compiler writes about pages.</summary>
public static class RazorAttributes
{
    /// <summary>On the assembly: the generated type, its kind, the path of the file.</summary>
    public const string CompiledItem = "Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItemAttribute";

    /// <summary>On the generated type: a name such as <see cref="RouteTemplate"/> and its value.</summary>
    public const string Metadata = "Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItemMetadataAttribute";

    public const string RouteTemplate = "RouteTemplate";

    /// <summary>The kind of a Razor Page; that of a view is another.</summary>
    public const string PageKind = "mvc.1.0.razor-page";

    /// <summary>Those of an assembly that are facts: ours and what lists pages.</summary>
    public static IReadOnlyList<AttributeFact> AndOurs(IReadOnlyList<AttributeFact> attributes) =>
        [.. attributes.Where(attribute => attribute.Type == CompiledItem || DeliveryGapAttributes.IsOne(attribute.Type))];
}
