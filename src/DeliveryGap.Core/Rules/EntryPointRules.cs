using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Linking;

namespace DeliveryGap.Core.Rules;

/// <summary>Entry points that serve no declared feature (DG1001).</summary>
public static class EntryPointRules
{
    /// <summary>Null when the entry point serves a feature, says that it serves none, exists since before, is accepted, or cannot be decided.</summary>
    public static Finding? Judge(EntryPoint entryPoint, EntryPointFinder finder, ExistingList existing) =>
        Assignment.ByMarks(entryPoint).Service != Service.None || existing.Contains(entryPoint.Id) || Acceptance(entryPoint) is not null
            ? null
            : Judge(entryPoint, finder.Assign(entryPoint));

    /// <summary>The finding of an entry point that is not among the existing ones; whether it is accepted does not count here.</summary>
    internal static Finding? Judge(EntryPoint entryPoint, Assignment assignment)
    {
        if (assignment.Service != Service.None)
            return null;

        var key = ProposedKey.For(entryPoint);
        return new()
        {
            Rule = RuleCatalog.EntryPointServesNoFeature,
            Arguments = [Named(entryPoint), key],
            Place = entryPoint.Place,
            EntryPoint = entryPoint.Id,
            Properties = new Dictionary<string, string> { [FixProperties.EntryPoint] = entryPoint.Id, [FixProperties.ProposedKey] = key },
        };
    }

    /// <summary>An id that holds <c>…</c> may be that of many: then the member is named too.</summary>
    private static string Named(EntryPoint entryPoint) =>
        Routes.IsKnown(entryPoint.Id) ? entryPoint.Id : $"{entryPoint.Id} ({TypeNames.TypeAndMember(entryPoint.Symbol)})";

    /// <summary>The nearest <c>[AcceptedGap("DG1001", "…")]</c> that gives a reason.</summary>
    internal static AttributeFact? Acceptance(EntryPoint entryPoint)
    {
        foreach (var level in entryPoint.Marks)
        {
            foreach (var attribute in level)
            {
                if (AcceptedGaps.Accepts(attribute, RuleIds.EntryPointServesNoFeature, null))
                    return attribute;
            }
        }

        return null;
    }
}
