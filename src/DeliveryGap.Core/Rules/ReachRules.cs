using DeliveryGap.Core.Model;

namespace DeliveryGap.Core.Rules;

/// <summary>Features that no entry point serves (DG1017).</summary>
public static class ReachRules
{
    /// <summary>Null where an entry point serves the feature or may, and in an application without any that is recognised.</summary>
    public static Finding? Judge(Feature feature, ProgramModel model)
    {
        if (model.EntryPoints.Count == 0 || feature.IsExposed || model.EntryPoints.Any(served => served.Assignment.MayServe(feature.Key)))
            return null;
        var finding = DeclarationRules.Find(RuleCatalog.NothingReachesFeature, feature.Attribute.Place, feature.Key, null, [feature.Key]);
        return finding with
        {
            Symbol = feature.Declaration.Symbol,
            Assembly = feature.Declaration.Assembly,
            AcceptedBy = AcceptedGaps.For(finding, feature.Declaration.Attributes),
        };
    }
}
