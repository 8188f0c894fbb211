using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>
/// The marks of a minimal API's endpoint as far as the running application can tell them apart: it cannot tell what was handed to a group from what
/// was handed to the endpoint, nor which overload holds a lambda.
/// </summary>
internal static class RequestMarks
{
    // Lambdas in lambdas; nobody nests deeper.
    private const int MaxHolders = 64;

    private const string RequestDelegate = ",Microsoft.AspNetCore.Http.RequestDelegate)";

    /// <param name="map">The framework's method that maps it.</param>
    /// <param name="handler">Null where it is not known.</param>
    /// <param name="own">What is handed to the endpoint.</param>
    /// <param name="ofGroups">What is handed to its groups, all of them.</param>
    /// <param name="mapping">The body that maps it.</param>
    /// <returns>Nearest first, up to where it cannot be told which is nearer.</returns>
    public static IReadOnlyList<IReadOnlyList<AttributeFact>> Of(
        Call map, MethodFact? handler, IEnumerable<AttributeFact> own, IEnumerable<AttributeFact> ofGroups, MethodFact mapping, ICodeReader code)
    {
        if (handler is null)
            return [];
        var ofHandler = Among(handler.Attributes);
        // Of a RequestDelegate the endpoint says only with which attributes it is written.
        if (map.Method.EndsWith(RequestDelegate, StringComparison.Ordinal))
        {
            List<IReadOnlyList<AttributeFact>> all = [];
            AddMerged(all, [.. ofHandler, .. own, .. ofGroups]);
            return all;
        }

        var isMarked = ofHandler.Count > 0;
        var nearest = isMarked ? [.. ofHandler, .. own] : ofHandler;
        IReadOnlyList<AttributeFact> others = isMarked ? [.. ofGroups] : [.. own, .. ofGroups];
        var levels = new List<IReadOnlyList<AttributeFact>> { nearest };
        if (handler.Holder is not null)
            return AddMerged(levels, others) && AddHolder(levels, handler, mapping, code) ? [.. levels, .. TypesOf(handler, code)] : levels;

        // The type of a method stands between the endpoint and its groups.
        if (isMarked || others.Count == 0)
            levels.AddRange(TypesOf(handler, code));
        else
            others = [.. others, .. TypesOf(handler, code).SelectMany(type => type)];
        AddMerged(levels, others);
        return levels;
    }

    /// <summary>Marks of which it is not known which is nearer; false where they differ.</summary>
    private static bool AddMerged(List<IReadOnlyList<AttributeFact>> levels, IReadOnlyList<AttributeFact> marks)
    {
        var (served, isNone) = (Assignment.ByMarks([marks]), Assignment.ByMarks([[.. marks.Where(mark => mark.Type == DeliveryGapAttributes.NotAFeature)]]).Service != Service.None);
        if (served.Service == Service.Undecided || served.Features.Count > 1 || isNone && served.Service == Service.Features)
            return false;
        levels.Add(marks);
        return true;
    }

    /// <summary>The method around a lambda; false where it is not the one that maps it, or which one it is cannot be told.</summary>
    private static bool AddHolder(List<IReadOnlyList<AttributeFact>> levels, MethodFact handler, MethodFact mapping, ICodeReader code)
    {
        var (ofHandler, ofMapping) = (Outermost(handler, code, out _), Outermost(mapping, code, out var isMarkedWithin));
        if (ofHandler is null || ofHandler.Id != ofMapping?.Id || isMarkedWithin)
            return false;
        var alike = (code.FindType(ofHandler.DeclaringType)?.Methods ?? []).Where(method => method.Name == ofHandler.Name).ToArray();
        if (alike.Length > 1 && alike.Any(method => Among(method.Attributes).Count > 0))
            return false;
        levels.Add(Among(ofHandler.Attributes));
        return true;
    }

    /// <param name="isMarkedWithin">A lambda or local function on the way to it carries a mark, which the running application does not see.</param>
    private static MethodFact? Outermost(MethodFact function, ICodeReader code, out bool isMarkedWithin)
    {
        isMarkedWithin = false;
        MethodFact? current = function;
        for (var depth = 0; depth < MaxHolders && current is { Holder: { } outer }; depth++)
        {
            isMarkedWithin |= Among(current.Attributes).Count > 0;
            current = code.FindMethod(outer);
        }

        return current;
    }

    private static IEnumerable<IReadOnlyList<AttributeFact>> TypesOf(MethodFact handler, ICodeReader code) =>
        code.FindType(handler.DeclaringType)?.SelfAndOuter(code).Select(type => Among(type.Attributes)) ?? [];

    private static IReadOnlyList<AttributeFact> Among(IReadOnlyList<AttributeFact> attributes) =>
        [.. DeliveryGapAttributes.Among(attributes).Where(mark => mark.Type is DeliveryGapAttributes.Feature or DeliveryGapAttributes.PartOf or DeliveryGapAttributes.NotAFeature)];
}
