using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

public enum Service
{
    /// <summary>It carries no mark, and its own body calls no feature and hands nothing on: it serves no declared feature.</summary>
    None,

    /// <summary>It is known which features it serves (<see cref="AssignedBy"/>).</summary>
    Features,

    /// <summary>It says that it serves no user, and why.</summary>
    NotAFeature,

    /// <summary>It may serve a feature through what it calls; that cannot be told from its own body.</summary>
    Undecided,
}

/// <summary>How it is known which features an entry point serves.</summary>
public enum AssignedBy
{
    /// <summary>A mark of its own, its handler's, its groups' or of a type around it.</summary>
    Mark,

    /// <summary>Its own body calls a member of the feature.</summary>
    Call,

    /// <summary>Its own body hands a message to a handler that the feature marks.</summary>
    Message,

    /// <summary>It checks the flag that the feature, and no other, is released behind.</summary>
    Flag,
}

/// <summary>Which features an entry point serves.</summary>
/// <param name="Features">Their keys, in the order written.</param>
/// <param name="Because">For <see cref="Service.NotAFeature"/>: the reason given.</param>
public sealed record Assignment(Service Service, IReadOnlyList<string> Features, string? Because, AssignedBy By = AssignedBy.Mark)
{
    /// <summary>For <see cref="Service.Undecided"/>: the features among which it may serve one; null: any.</summary>
    public IReadOnlyCollection<string>? Candidates { get; init; }

    /// <summary>Whether it serves a feature, or may.</summary>
    public bool MayServe(string feature) => Service switch
    {
        Service.Features => Features.Contains(feature),
        Service.Undecided => Candidates is null || Candidates.Contains(feature),
        _ => false,
    };

    /// <summary>By marks alone; <see cref="Service.None"/> when there are none. The nearest mark decides; a placeholder is no mark.</summary>
    public static Assignment ByMarks(EntryPoint entryPoint) => ByMarks(entryPoint.Marks);

    /// <param name="marks">Nearest first.</param>
    internal static Assignment ByMarks(IReadOnlyList<IReadOnlyList<AttributeFact>> marks)
    {
        foreach (var level in marks)
        {
            List<string> keys = [];
            var isUnknown = false;
            AttributeArgument? because = null;
            foreach (var mark in level)
            {
                if (mark.Type is not (DeliveryGapAttributes.Feature or DeliveryGapAttributes.PartOf or DeliveryGapAttributes.NotAFeature))
                    continue;
                if (mark.Argument(0) is not { } argument || Text.IsMissing(argument))
                    continue;
                if (mark.Type == DeliveryGapAttributes.NotAFeature)
                    because = argument;
                else if (argument.TextOrNull() is { } key)
                    keys.Add(key);
                else
                    isUnknown = true;
            }

            if (keys.Count > 0)
                return new(Service.Features, [.. keys.Distinct(StringComparer.Ordinal)], null);
            if (isUnknown)
                return new(Service.Undecided, [], null);
            if (because is not null)
                return new(Service.NotAFeature, [], because.TextOrNull() ?? "");
        }

        return new(Service.None, [], null);
    }
}
