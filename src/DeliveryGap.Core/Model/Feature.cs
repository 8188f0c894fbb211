using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Model;

/// <summary>A declared feature and the entry points that serve it.</summary>
public sealed class Feature(string key, Declared declaration, IReadOnlyList<ServedEntryPoint> entryPoints, bool isApplications)
{
    public string Key { get; } = key;
    public Declared Declaration { get; } = declaration;
    public IReadOnlyList<ServedEntryPoint> EntryPoints { get; } = entryPoints;
    public IReadOnlyList<MetricDeclaration> Metrics { get; } = MetricDeclaration.Among(declaration.Attributes);

    /// <summary>An entry point of this application serves it.</summary>
    public bool IsExposed => EntryPoints.Count > 0;

    /// <summary>False for another application's: a referenced assembly's that nothing here serves.</summary>
    public bool IsJudged => isApplications || IsExposed;

    /// <summary>The key of the flag that it is released behind; null where it names none.</summary>
    public string? Flag => Attribute.Argument("Flag").TextOrNull();

    /// <summary>The <c>[Feature]</c> itself.</summary>
    public AttributeFact Attribute { get; } = declaration.Attributes.Find(DeliveryGapAttributes.Feature)!;
}
