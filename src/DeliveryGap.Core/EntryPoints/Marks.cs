using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>Collects <see cref="EntryPoint.Marks"/>, nearest first.</summary>
internal sealed class Marks
{
    private readonly List<IReadOnlyList<AttributeFact>> levels = [];

    public IReadOnlyList<IReadOnlyList<AttributeFact>> Levels => levels;

    public Marks Add(IReadOnlyList<AttributeFact> attributes)
    {
        var ours = DeliveryGapAttributes.Among(attributes);
        if (ours.Count > 0)
            levels.Add(ours);
        return this;
    }

    public Marks AddTypes(string? type, ICodeReader code)
    {
        if (type is not null && code.FindType(type) is { } found)
        {
            foreach (var current in found.SelfAndOuter(code))
                Add(current.Attributes);
        }

        return this;
    }
}
