using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Model;

namespace DeliveryGap.Core.Rules;

/// <summary>Every rule over a whole application.</summary>
public static class ProgramRules
{
    /// <summary>Accepted findings included; in the order of file, line and rule.</summary>
    /// <param name="lists">The existing lists to look through for lines that match nothing.</param>
    /// <param name="mayMatter">
    /// By rule and assembly: those that nobody asks for are left out, before their places are looked up or foreign assemblies are read for
    /// them. Null: all matter.
    /// </param>
    public static IReadOnlyList<Finding> Judge(
        ProgramModel model, IReadOnlyList<ExistingListFile>? lists = null, Func<Finding, bool>? mayMatter = null) =>
    [
        .. All(model, mayMatter ?? (_ => true)).Concat(DeadLines(model, lists ?? []))
            .Where(finding => mayMatter?.Invoke(finding) != false)
            .OrderBy(finding => finding.Place, Place.SourceOrder)
            .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal),
    ];

    /// <summary>What a library's own build can say: its declarations, each by itself.</summary>
    public static IReadOnlyList<Finding> JudgeDeclarations(ProgramModel model, Func<Finding, bool>? mayMatter = null) =>
        Judge(model, mayMatter: finding => finding.Rule.IsAboutDeclaration && mayMatter?.Invoke(finding) != false);

    private static IEnumerable<Finding> All(ProgramModel model, Func<Finding, bool> mayMatter)
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

            if (PurposeRules.Judge(declared) is { } purpose && mayMatter(purpose) && HasPurpose(model.Known))
                yield return purpose;
        }

        foreach (var assembly in model.Assemblies)
        {
            foreach (var finding in DeclarationRules.JudgeAssembly(assembly.Attributes).Concat(KeyRules.Judge(assembly.Attributes, () => model.Known)))
                yield return finding with { Assembly = assembly.Name };
        }

        foreach (var finding in SharedKeys(model))
            yield return finding;
        var asked = new AskedRules(model, mayMatter);
        foreach (var finding in model.Features.Where(feature => feature.IsJudged).SelectMany(feature => OfFeature(feature, model, asked)))
            yield return finding;
        foreach (var entryPoint in model.EntryPoints.Where(entryPoint => entryPoint is { IsUnassigned: true, Assignment.Service: Service.None }))
            yield return Unassigned(entryPoint);
    }

    private static IEnumerable<Finding> OfFeature(Feature feature, ProgramModel model, AskedRules asked)
    {
        if (ReachRules.Judge(feature, model) is { } unreached)
            yield return unreached;
        foreach (var finding in EvidenceRules.Judge(feature, model.Evidence, isBuild: true))
            yield return finding;
        foreach (var finding in InstrumentRules.Judge(feature, model.Evidence, model.Code, asked.MayMatter))
            yield return finding;
        // Catches lie in many more methods than signals do.
        foreach (var finding in asked.MayMatter(EvidenceRuleCatalog.FailureDisappears) ? FailureRules.Judge(feature, model.Evidence, model.Code) : [])
            yield return finding;
    }

    /// <summary>Foreign assemblies go last, for to read them is dear.</summary>
    private static bool HasPurpose(KnownKeys known) => PurposeRules.AnyIn(known) || known.Foreign is { } foreign && PurposeRules.AnyIn(foreign);

    private static IEnumerable<Finding> DeadLines(ProgramModel model, IReadOnlyList<ExistingListFile> lists)
    {
        if (lists.Count == 0)
            return [];
        var ids = new EntryPointIds(model.EntryPoints.Select(entryPoint => entryPoint.EntryPoint.Id));
        return lists.SelectMany(file => ExistingListRules.Judge(file.List, ids, line => new Place(file.Path, line)));
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

    /// <summary>Which rules somebody asks for in any assembly: each is answered once.</summary>
    private sealed class AskedRules(ProgramModel model, Func<Finding, bool> mayMatter)
    {
        private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);

        public bool MayMatter(Rule rule)
        {
            if (!known.TryGetValue(rule.Id, out var isAsked))
            {
                isAsked = model.Assemblies.Any(assembly => mayMatter(new() { Rule = rule, Arguments = [], Place = Place.None, Assembly = assembly.Name }));
                known.Add(rule.Id, isAsked);
            }

            return isAsked;
        }
    }
}
