using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Rules;

/// <summary>Keys that nothing declares (DG1009).</summary>
public static class KeyRules
{
    /// <param name="attributes">Of one symbol or assembly.</param>
    /// <param name="known">Asked only when there is a key to look up.</param>
    public static IEnumerable<Finding> Judge(IReadOnlyList<AttributeFact> attributes, Func<KnownKeys> known)
    {
        foreach (var attribute in attributes)
        {
            foreach (var (argument, kind) in Uses(attribute))
            {
                if (argument is { IsKnown: true, Value: string key } && Judge(key, kind, argument.Place, known()) is { } finding)
                    yield return finding;
            }
        }
    }

    private enum KeyKind
    {
        Feature,
        Kpi,
        KpiOrObjective,
        Party,
    }

    private static IEnumerable<(AttributeArgument? Argument, KeyKind Kind)> Uses(AttributeFact attribute)
    {
        switch (attribute.Type)
        {
            case DeliveryGapAttributes.PartOf:
                yield return (attribute.Argument(0), KeyKind.Feature);
                break;
            case DeliveryGapAttributes.Advances:
                yield return (attribute.Argument(0), KeyKind.KpiOrObjective);
                break;
            case DeliveryGapAttributes.Readiness:
                yield return (attribute.Argument(0), KeyKind.Party);
                break;
            case DeliveryGapAttributes.Kpi:
                yield return (attribute.Argument("TradesOffWith"), KeyKind.Kpi);
                break;
            case DeliveryGapAttributes.Objective:
                yield return (attribute.Argument("Kpi"), KeyKind.Kpi);
                break;
        }
    }

    private static Finding? Judge(string key, KeyKind kind, Place place, KnownKeys known)
    {
        var (name, declare, keys) = kind switch
        {
            KeyKind.Feature => ("feature", $"declare it with [Feature(\"{key}\")]", new[] { known.Features }),
            KeyKind.Kpi => ("KPI", $"declare it with [assembly: Kpi(\"{key}\", …)]", [known.Kpis]),
            KeyKind.KpiOrObjective => ("KPI or objective", $"declare it with [assembly: Kpi(\"{key}\", …)]", [known.Kpis, known.Objectives]),
            _ => ("party", $"declare it with [assembly: DeliveryChain(\"{key}\")]", [KnownKeys.WellKnownParties, known.Parties]),
        };
        foreach (var declared in keys)
        {
            if (declared.Contains(key))
                return null;
        }

        var nearest = Nearest.To(key, keys.SelectMany(declared => declared));
        return DeclarationRules.Find(RuleCatalog.UnknownKey, place, null, null,
            [name, key, nearest is null ? declare : $"did you mean '{nearest}'?"], (FixProperties.Replacement, nearest));
    }
}
