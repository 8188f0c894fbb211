using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>Collects <see cref="EntryPoint.Marks"/>, nearest first.</summary>
internal sealed class Marks
{
    // Lambdas in lambdas; nobody nests deeper.
    private const int MaxHolders = 64;

    private readonly List<IReadOnlyList<AttributeFact>> levels = [];

    public IReadOnlyList<IReadOnlyList<AttributeFact>> Levels => levels;

    public Marks Add(IReadOnlyList<AttributeFact> attributes)
    {
        var ours = DeliveryGapAttributes.Among(attributes);
        if (ours.Count > 0)
            levels.Add(ours);
        return this;
    }

    /// <summary>What holds a body: the functions and the method around it, then the types around that.</summary>
    public Marks AddHolders(MethodFact body, ICodeReader code)
    {
        var holder = body;
        for (var depth = 0; holder is not null && depth < MaxHolders; depth++)
        {
            Add(holder.Attributes);
            holder = holder.Holder is { } outer ? code.FindMethod(outer) : null;
        }

        return AddTypes(body.DeclaringType, code);
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
