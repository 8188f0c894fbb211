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

    /// <summary>Each looked up by itself. Those of foreign assemblies go last, for to read them is dear.</summary>
    private static IEnumerable<IReadOnlyCollection<string>> KeysFor(KeyKind kind, KnownKeys known)
    {
        if (kind == KeyKind.Feature)
            yield return known.Features;
        if (kind is KeyKind.Kpi or KeyKind.KpiOrObjective)
            yield return known.Kpis;
        if (kind == KeyKind.KpiOrObjective)
            yield return known.Objectives;
        if (kind == KeyKind.Party)
        {
            yield return KnownKeys.WellKnownParties;
            yield return known.Parties;
        }

        if (known.Foreign is not { } foreign)
            yield break;
        foreach (var keys in KeysFor(kind, foreign))
            yield return keys;
    }

    private static Finding? Judge(string key, KeyKind kind, Place place, KnownKeys known)
    {
        foreach (var keys in KeysFor(kind, known))
        {
            if (keys.Contains(key))
                return null;
        }

        var (name, declare) = kind switch
        {
            KeyKind.Feature => ("feature", $"declare it with [Feature(\"{key}\")]"),
            KeyKind.Party => ("party", $"declare it with [assembly: DeliveryChain(\"{key}\")]"),
            _ => (kind == KeyKind.Kpi ? "KPI" : "KPI or objective", $"declare it with [assembly: Kpi(\"{key}\", …)]"),
        };
        var nearest = Nearest.To(key, KeysFor(kind, known).SelectMany(keys => keys));
        return DeclarationRules.Find(RuleCatalog.UnknownKey, place, null, null,
            [name, key, nearest is null ? declare : $"did you mean '{nearest}'?"], (FixProperties.Replacement, nearest));
    }
}
