using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Rules;

/// <summary><c>[AcceptedGap]</c>: a gap that somebody took on. One without a reason accepts nothing.</summary>
public static class AcceptedGaps
{
    /// <summary>The attribute among a declaration's own that accepts the finding; null when none does.</summary>
    public static AttributeFact? For(Finding finding, IReadOnlyList<AttributeFact> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (Accepts(attribute, finding.Rule.Id, finding.Instrument))
                return attribute;
        }

        return null;
    }

    internal static bool Accepts(AttributeFact attribute, string rule, string? instrument) =>
        attribute.Type == DeliveryGapAttributes.AcceptedGap
        && attribute.Argument(0) is { IsKnown: true, Value: string accepted } && accepted == rule
        && !Text.IsMissing(attribute.Argument(1))
        && (attribute.Argument("On").TextOrNull() is not { } on || on == instrument);
}
