using System.Globalization;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Rules;

/// <summary>What a declaration says by itself: DG1002 to DG1006, DG1008, DG1010, DG1015, DG1016.</summary>
public static class DeclarationRules
{
    public static IEnumerable<Finding> Judge(Declared declared)
    {
        foreach (var finding in JudgeAttributes(declared))
        {
            yield return finding with
            {
                Symbol = declared.Symbol, Assembly = declared.Assembly, AcceptedBy = AcceptedGaps.For(finding, declared.Attributes),
            };
        }
    }

    private static IEnumerable<Finding> JudgeAttributes(Declared declared)
    {
        var attributes = declared.Attributes;
        var feature = attributes.Find(DeliveryGapAttributes.Feature);
        var key = feature?.Argument(0).TextOrNull();
        var name = key ?? declared.Display;
        var metrics = MetricDeclaration.Among(attributes);

        if (feature is not null && !DeclaresSuccess(metrics))
            yield return Find(RuleCatalog.FeatureDeclaresNoSuccessMetric, feature.Place, key, null, [name]);

        if (feature is not null)
        {
            foreach (var finding in OutcomeRules.Judge(feature, key, name, attributes, metrics))
                yield return finding;
        }

        foreach (var metric in metrics)
        {
            var instrument = metric.Instrument;
            if (GoalRules.Ambiguity(metric) is { } ambiguity)
            {
                yield return Find(RuleCatalog.GoalIsAmbiguous, metric.Attribute.Place, key, instrument,
                    [instrument ?? name, ambiguity.Message], (FixProperties.Argument, ambiguity.Argument));
            }
        }

        foreach (var finding in FormatRules.Judge(attributes, key))
            yield return finding;

        foreach (var attribute in attributes)
        {
            if (attribute.Type == DeliveryGapAttributes.AcceptedGap && JudgeAcceptedGap(attribute, key) is { } finding)
                yield return finding;
        }
    }

    /// <summary>The attributes of an assembly: DG1008.</summary>
    public static IEnumerable<Finding> JudgeAssembly(IReadOnlyList<AttributeFact> attributes) => FormatRules.Judge(attributes, null);

    /// <summary>A success metric whose instrument is not known (code that does not compile) is one.</summary>
    private static bool DeclaresSuccess(IReadOnlyList<MetricDeclaration> metrics)
    {
        foreach (var metric in metrics)
        {
            if (metric.Role == MetricRole.Success && !Text.IsMissing(metric.Attribute.Argument(0)))
                return true;
        }

        return false;
    }

    private static Finding? JudgeAcceptedGap(AttributeFact attribute, string? feature)
    {
        var rule = attribute.Argument(0);
        if (rule is { IsKnown: true } && !(rule.Value is string id && RuleIds.IsGap(id)))
        {
            var given = rule.Value as string;
            return Find(RuleCatalog.AcceptedGapIsEmpty, rule.Place, feature, null,
                [given is null || Text.IsMissing(given) ? "names no rule" : $"names no rule: '{given}' is none", "write the id of the gap, such as \"DG1001\""],
                (FixProperties.Argument, "rule"));
        }

        var because = attribute.Argument(1);
        return Text.IsMissing(because)
            ? Find(RuleCatalog.AcceptedGapIsEmpty, because?.Place ?? attribute.Place, feature, null,
                ["gives no reason", "say why the team lives with it"], (FixProperties.Argument, "because"))
            : null;
    }

    internal static Finding Find(
        Rule rule, Place place, string? feature, string? instrument, IReadOnlyList<string> arguments, params (string Key, string? Value)[] properties)
    {
        var finding = new Finding { Rule = rule, Arguments = arguments, Place = place, Feature = feature, Instrument = instrument };
        if (properties.Length == 0)
            return finding;
        var given = new Dictionary<string, string>();
        foreach (var (key, value) in properties)
        {
            if (value is not null)
                given[key] = value;
        }

        return finding with { Properties = given };
    }

    internal static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
