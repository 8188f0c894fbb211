using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Model;

namespace DeliveryGap.Core.Rules;

/// <summary>Every rule over a whole application.</summary>
public static class ProgramRules
{
    /// <summary>Accepted findings included; in the order of file, line and rule.</summary>
    public static IReadOnlyList<Finding> Judge(ProgramModel model) =>
    [
        .. Judge(model, model.EntryPoints)
            .OrderBy(finding => finding.Place, Place.SourceOrder)
            .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal),
    ];

    /// <summary>What a library's own build can say: its declarations, each by itself.</summary>
    public static IReadOnlyList<Finding> JudgeDeclarations(ProgramModel model) => [.. Judge(model).Where(finding => finding.Rule.IsAboutDeclaration)];

    private static IEnumerable<Finding> Judge(ProgramModel model, IReadOnlyList<ServedEntryPoint> entryPoints)
    {
        var elsewhere = new HashSet<string>(
            model.Features.Where(feature => !feature.IsJudged).Select(feature => feature.Declaration.Symbol), StringComparer.Ordinal);
        foreach (var declared in model.Declarations.Where(declared => !elsewhere.Contains(declared.Symbol)))
        {
            foreach (var finding in DeclarationRules.Judge(declared))
                yield return finding;
            foreach (var finding in KeyRules.Judge(declared.Attributes, () => model.Known))
            {
                yield return finding with
                {
                    Symbol = declared.Symbol, Assembly = declared.Assembly, AcceptedBy = AcceptedGaps.For(finding, declared.Attributes),
                };
            }
        }

        foreach (var assembly in model.Assemblies)
        {
            foreach (var finding in DeclarationRules.JudgeAssembly(assembly.Attributes).Concat(KeyRules.Judge(assembly.Attributes, () => model.Known)))
                yield return finding with { Assembly = assembly.Name };
        }

        foreach (var finding in SharedKeys(model))
            yield return finding;
        foreach (var entryPoint in entryPoints.Where(entryPoint => entryPoint is { IsUnassigned: true, Assignment.Service: Service.None }))
            yield return Unassigned(entryPoint);
    }

    /// <summary>DG1007: every declaration of a key but the first.</summary>
    private static IEnumerable<Finding> SharedKeys(ProgramModel model)
    {
        foreach (var alike in model.Features.Where(feature => feature.IsJudged).GroupBy(feature => feature.Key, StringComparer.Ordinal))
        {
            var inOrder = alike.OrderBy(feature => feature.Attribute.Place, Place.SourceOrder).ToArray();
            foreach (var again in inOrder.Skip(1))
            {
                // A file that is linked into two projects declares one feature twice.
                if (again.Declaration.Symbol == inOrder[0].Declaration.Symbol && again.Declaration.Assembly != inOrder[0].Declaration.Assembly)
                    continue;
                yield return new()
                {
                    Rule = RuleCatalog.FeaturesShareKey,
                    Arguments = [again.Key, inOrder[0].Declaration.Display],
                    Place = again.Attribute.Argument(0)?.Place ?? again.Attribute.Place,
                    Feature = again.Key,
                    Symbol = again.Declaration.Symbol,
                    Assembly = again.Declaration.Assembly,
                    AcceptedBy = again.Declaration.Attributes.FirstOrDefault(attribute => AcceptedGaps.Accepts(attribute, RuleIds.FeaturesShareKey, null)),
                };
            }
        }
    }

    private static Finding Unassigned(ServedEntryPoint entryPoint) =>
        EntryPointRules.Judge(entryPoint.EntryPoint, entryPoint.Assignment)! with
        {
            EntryPoint = entryPoint.Id,
            Symbol = entryPoint.EntryPoint.Symbol,
            AcceptedBy = EntryPointRules.Acceptance(entryPoint.EntryPoint),
        };
}
