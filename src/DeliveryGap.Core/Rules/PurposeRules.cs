using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Rules;

/// <summary>Features that advance no KPI or objective (DG1012).</summary>
public static class PurposeRules
{
    /// <summary>What there is to say where a KPI or objective is declared; null for what is no feature, or advances something.</summary>
    public static Finding? Judge(Declared declared)
    {
        if (declared.Attributes.Find(DeliveryGapAttributes.Feature) is not { } feature || feature.Argument(0) is not { IsKnown: true })
            return null;
        foreach (var attribute in declared.Attributes)
        {
            if (attribute.Type == DeliveryGapAttributes.Advances && !Text.IsMissing(attribute.Argument(0)))
                return null;
        }

        var key = feature.Argument(0).TextOrNull();
        var finding = DeclarationRules.Find(RuleCatalog.FeatureAdvancesNothing, feature.Place, key, null, [key ?? declared.Display]);
        return finding with { Symbol = declared.Symbol, Assembly = declared.Assembly, AcceptedBy = AcceptedGaps.For(finding, declared.Attributes) };
    }

    /// <summary>Whether there is anything to advance.</summary>
    public static bool AnyIn(KnownKeys known) => known.Kpis.Concat(known.Objectives).Any(key => !Text.IsMissing(key));
}
