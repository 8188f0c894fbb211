using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>A feature that is released behind a flag.</summary>
/// <param name="Key">The feature's.</param>
public sealed record FlaggedFeature(string Flag, string Key);

/// <summary>Which features are released behind which flags.</summary>
public sealed class FlaggedFeatures
{
    /// <summary>Features may be declared where nobody looks: an entry point that checks any flag may serve one.</summary>
    public static readonly FlaggedFeatures NotKnown = new(null);

    private readonly ILookup<string, string>? byFlag;

    private FlaggedFeatures(ILookup<string, string>? byFlag) => this.byFlag = byFlag;

    /// <param name="features">All that there are.</param>
    public static FlaggedFeatures Of(IEnumerable<FlaggedFeature> features) =>
        new(features.Distinct().ToLookup(feature => feature.Flag, feature => feature.Key, StringComparer.Ordinal));

    /// <summary>Which feature it is of which some code checks the flag.</summary>
    /// <param name="otherwise">Where no feature names any of the flags.</param>
    internal Assignment Served(IReadOnlyCollection<string> flags, Assignment otherwise)
    {
        var undecided = otherwise with { Service = Service.Undecided, Candidates = null };
        if (flags.Count == 0 || byFlag?.Count == 0)
            return otherwise;
        if (byFlag is null || !flags.All(Telemetry.IsName))
            return undecided;
        string[] keys = [.. flags.SelectMany(flag => byFlag[flag]).Distinct(StringComparer.Ordinal)];
        return keys.Length switch
        {
            0 => otherwise,
            1 => new(Service.Features, keys, null, AssignedBy.Flag),
            _ => undecided with { Candidates = keys },
        };
    }

    /// <summary>The keys of the flags that bodies check, <c>…</c> for what is not known.</summary>
    internal static IEnumerable<string> CheckedIn(IEnumerable<(MethodFact Method, MethodBody Body)> bodies, ValueResolver values)
    {
        foreach (var (method, body) in bodies)
        {
            foreach (var call in body.Calls)
            {
                if (Telemetry.FlagOf(call.DeclaringType, call.Name) is { } position && position < call.Arguments.Count)
                {
                    foreach (var key in values.Texts(call.Arguments[position], Frame.Of(method.Id)))
                        yield return key;
                }
            }
        }
    }
}
