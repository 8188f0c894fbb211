using System.Runtime.CompilerServices;
using DeliveryGap.Analyzers.Declarations;
using DeliveryGap.Core.Declarations;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.CodeFixes.Features;

/// <summary>The keys of the features that a compilation can see, and how near they are to another.</summary>
internal static class KnownFeatures
{
    // Fix-all asks for every diagnostic. It holds keys only, so a compilation that is gone stays gone.
    private static readonly ConditionalWeakTable<Compilation, HashSet<string>> Cache = new();

    /// <summary>Well-formed ones.</summary>
    public static ISet<string> In(Compilation compilation, CancellationToken cancellation)
    {
        if (Cache.TryGetValue(compilation, out var known))
            return known;
        var keys = new HashSet<string>(new KeySource(compilation).Read(cancellation).Features.Where(Text.IsKey), StringComparer.Ordinal);
        return Cache.GetValue(compilation, _ => keys);
    }

    /// <summary>Those that share most leading words with the key first: beside <c>checkout.refund</c> stands <c>checkout.apple-pay</c>.</summary>
    public static IEnumerable<string> NearestFirst(IEnumerable<string> keys, string? key)
    {
        var words = key?.Split('.') ?? [];
        return keys.OrderByDescending(SharedWords).ThenBy(candidate => candidate, StringComparer.Ordinal);

        int SharedWords(string candidate) => candidate.Split('.').Zip(words, string.Equals).TakeWhile(same => same).Count();
    }

    /// <summary>The key itself if it is free, else with the first number that makes it so: <c>orders-2</c>.</summary>
    public static string Unused(string key, Func<string, bool> isUsed)
    {
        var free = key;
        for (var number = 2; isUsed(free); number++)
            free = FormattableString.Invariant($"{key}-{number}");
        return free;
    }
}
