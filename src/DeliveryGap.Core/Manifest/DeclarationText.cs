using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Model;

namespace DeliveryGap.Core.Manifest;

/// <summary>Declarations in the manifest's words.</summary>
internal static class DeclarationText
{
    // In the order of the enums' values.
    private static readonly string[] Stages = ["prototype", "experiment", "rollout", "generalAvailability", "sunset"];
    private static readonly string[] Categories = ["acquisition", "conversion", "retention", "satisfaction", "technicalPerformance", "revenue", "cost"];
    private static readonly string[] Signals = ["interview", "ticket", "sales", "survey"];

    public static string? Stage(AttributeArgument? argument) => Named(argument, Stages);

    public static ManifestVision Vision(AttributeFact vision) =>
        new(vision.Argument(0).TextOrNull()!, vision.Argument("Team").TextOrNull(), vision.Argument("Horizon").TextOrNull());

    public static ManifestKpi Kpi(AttributeFact kpi) =>
        new(kpi.Argument(0).TextOrNull()!, Named(kpi.Argument(1), Categories), kpi.Argument("TradesOffWith").TextOrNull(), kpi.Argument("Owner").TextOrNull());

    public static ManifestObjective Objective(AttributeFact objective) =>
        new(objective.Argument(0).TextOrNull()!, objective.Argument("KeyResult").TextOrNull(), objective.Argument("Kpi").TextOrNull(),
            objective.Argument("Period").TextOrNull());

    /// <summary>The first arguments of all attributes of a type.</summary>
    public static IEnumerable<string> Texts(IReadOnlyList<AttributeFact> attributes, string type) =>
        attributes.Where(attribute => attribute.Type == type).Select(attribute => attribute.Argument(0).TextOrNull()).OfType<string>();

    public static IReadOnlyList<ManifestReadiness> Readiness(IReadOnlyList<AttributeFact> attributes) =>
    [
        .. attributes
            .Where(attribute => attribute.Type == DeliveryGapAttributes.Readiness && attribute.Argument(0).TextOrNull() is not null)
            .Select(attribute => new ManifestReadiness(
                attribute.Argument(0).TextOrNull()!, attribute.Argument("Document").TextOrNull(), attribute.Argument("NotNeededBecause").TextOrNull()))
            .OrderBy(readiness => readiness.Party, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<ManifestSignal> CustomerSignals(IReadOnlyList<AttributeFact> attributes) =>
    [
        .. attributes
            .Where(attribute => attribute.Type == DeliveryGapAttributes.CustomerSignal && attribute.Argument(1).TextOrNull() is not null)
            .Select(attribute => new ManifestSignal(Named(attribute.Argument(0), Signals) ?? "unknown", attribute.Argument(1).TextOrNull()!)),
    ];

    public static ManifestReview? Review(IReadOnlyList<AttributeFact> attributes) =>
        attributes.Find(DeliveryGapAttributes.OutcomeReview) is { } review
            ? new(review.Argument("By").TextOrNull(), review.Argument("Owner").TextOrNull(), [.. review.Argument("Checkpoints").Texts()])
            : null;

    public static ManifestHypothesis? Hypothesis(Feature feature)
    {
        if (feature.Declaration.Attributes.Find(DeliveryGapAttributes.Hypothesis) is not { } hypothesis)
            return null;

        var problem = hypothesis.Argument("Problem").TextOrNull();
        var audience = hypothesis.Argument("Audience").TextOrNull();
        var change = hypothesis.Argument("Change").TextOrNull();
        var because = hypothesis.Argument("Because").TextOrNull();
        return new(problem, audience, change, because, Statement(feature, problem, audience, change, because));
    }

    private static string Statement(Feature feature, string? problem, string? audience, string? change, string? because)
    {
        var statement = $"We believe that {feature.Attribute.Argument("Title").TextOrNull() ?? feature.Key} helps {audience ?? "our users"}";
        if (change is not null)
            statement += ": " + change.TrimEnd('.');
        if (because is not null)
            statement += ", because " + because.TrimEnd('.');
        statement += ".";
        return problem is null ? statement : $"{statement} Today: {problem.TrimEnd('.')}.";
    }

    /// <summary>Null when it is not given or of no value that this version knows.</summary>
    private static string? Named(AttributeArgument? argument, string[] names) =>
        argument is { IsKnown: true, Value: int value } && value >= 0 && value < names.Length ? names[value] : null;
}
