using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Rules;

/// <summary>Lines of an existing list that match nothing any more (DG1014).</summary>
public static class ExistingListRules
{
    /// <param name="entryPoints">Those of the whole application.</param>
    public static IEnumerable<Finding> Judge(ExistingList list, EntryPointIds entryPoints, Func<int, Place> placeOfLine)
    {
        foreach (var line in list.Lines)
        {
            if (!entryPoints.MayHold(line.Id))
            {
                yield return new()
                {
                    Rule = RuleCatalog.ExistingLineIsDead,
                    Arguments = [ExistingList.Shorten(line.Id)],
                    Place = placeOfLine(line.Number),
                    EntryPoint = line.Id,
                };
            }
        }
    }
}
