using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

public enum Service
{
    /// <summary>It carries no mark, and its own body hands nothing on: it serves no declared feature.</summary>
    None,

    /// <summary>Its mark, its type's or one around it names the features that it serves.</summary>
    Features,

    /// <summary>It says that it serves no user, and why.</summary>
    NotAFeature,

    /// <summary>It may serve a feature through what it calls; that cannot be told from its own body.</summary>
    Undecided,
}

/// <summary>Which features an entry point serves.</summary>
/// <param name="Features">Their keys, in the order written.</param>
/// <param name="Because">For <see cref="Service.NotAFeature"/>: the reason given.</param>
public sealed record Assignment(Service Service, IReadOnlyList<string> Features, string? Because)
{
    private const string Collections = "System.Collections.";

    /// <summary>By marks alone; <see cref="Service.None"/> when there are none. The nearest mark decides; a placeholder is no mark.</summary>
    public static Assignment ByMarks(EntryPoint entryPoint)
    {
        foreach (var level in entryPoint.Marks)
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

    /// <summary>By marks, else by what the handlers' own bodies do.</summary>
    public static Assignment Of(EntryPoint entryPoint, ICodeReader code)
    {
        var byMarks = ByMarks(entryPoint);
        return byMarks.Service == Service.None && MayServeThroughCalls(entryPoint, code) ? byMarks with { Service = Service.Undecided } : byMarks;
    }

    /// <summary>Whether a handler hands an own object on, calls a member of a [Feature] type, or cannot be read.</summary>
    private static bool MayServeThroughCalls(EntryPoint entryPoint, ICodeReader code)
    {
        if (OwnBody.Of(entryPoint, code) is not { } bodies)
            return true;
        foreach (var (_, body) in bodies)
        {
            foreach (var call in body.Calls)
            {
                if (HandsOwnObjectOn(call, code) || IsMemberOfFeature(call, code))
                    return true;
            }
        }

        return false;
    }

    private static bool HandsOwnObjectOn(Call call, ICodeReader code)
    {
        // What is put into a collection is handed on when the collection is.
        if (ResultFactories.Contains(call.DeclaringType) || call.DeclaringType.StartsWith(Collections, StringComparison.Ordinal))
            return false;
        var isFramework = call.DeclaringType.StartsWith("System.", StringComparison.Ordinal);
        foreach (var argument in call.Arguments)
        {
            if (argument is FunctionValue || argument.Type is not { } type)
                continue;
            // What LINQ and its like take in they give back.
            if (IsCollection(type) ? !isFramework && (code.MayBeOwn(type) || TypeNames.Arguments(type).Any(code.MayBeOwn)) : code.MayBeOwn(type))
                return true;
        }

        return false;
    }

    private static bool IsCollection(string type) =>
        type.EndsWith("]", StringComparison.Ordinal) || type.StartsWith(Collections, StringComparison.Ordinal);

    private static bool IsMemberOfFeature(Call call, ICodeReader code) =>
        code.MayBeOwn(call.DeclaringType)
        && (code.FindType(call.DeclaringType)?.Attributes.Find(DeliveryGapAttributes.Feature) is not null
            || code.FindMethod(call.Method)?.Attributes.Find(DeliveryGapAttributes.Feature) is not null);
}
