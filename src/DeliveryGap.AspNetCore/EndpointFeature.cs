using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace DeliveryGap.AspNetCore;

/// <summary>Which feature an endpoint serves: found out once for each endpoint, and forgotten with it.</summary>
internal static class EndpointFeature
{
    private static readonly ConditionalWeakTable<Endpoint, Served> Known = new();
    private static readonly ConditionalWeakTable<Endpoint, Served>.CreateValueCallback Find = FeatureOf;

    /// <returns>The feature's key; null where it serves none, or several.</returns>
    public static string? Of(Endpoint endpoint) => Known.GetValue(endpoint, Find).Key;

    private static Served FeatureOf(Endpoint endpoint)
    {
        try
        {
            foreach (var level in EndpointMarks.Of(endpoint))
            {
                if (level.Decide() is { } served)
                    return served;
            }
        }
        catch (Exception exception) when (exception is TypeLoadException or IOException or CustomAttributeFormatException)
        {
            // A type around the handler names one that cannot be loaded. The endpoint works without it, and so it must with us.
        }

        return Served.Nothing;
    }
}

/// <param name="Key">The feature's key; null for none.</param>
internal sealed record Served(string? Key)
{
    public static readonly Served Nothing = new(Key: null);
}
