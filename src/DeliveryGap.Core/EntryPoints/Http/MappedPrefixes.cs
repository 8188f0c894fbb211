using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>The groups on which controllers or pages are mapped that have routes of their own: telemetry writes the group's prefix before those.</summary>
internal sealed class MappedPrefixes
{
    private readonly Lazy<IReadOnlyList<string?>> prefixes;

    /// <param name="methods">The framework's methods, by name, that map them.</param>
    public MappedPrefixes(ICodeReader code, ValueResolver values, IReadOnlyCollection<string> methods) =>
        prefixes = new(() => [.. Read(code, values, methods).Distinct(StringComparer.Ordinal)], LazyThreadSafetyMode.PublicationOnly);

    /// <summary>What telemetry writes for a route; null where that is not known, and where they are mapped several times, so that there are several.</summary>
    public string? Recorded(string route)
    {
        if (!Routes.IsKnown(route))
            return null;
        var all = prefixes.Value;
        return all.Count > 1 ? null : Routes.Recorded(Routes.Below(all.Count == 0 ? null : all[0], route));
    }

    private static IEnumerable<string?> Read(ICodeReader code, ValueResolver values, IReadOnlyCollection<string> methods)
    {
        var groups = new Groups(code, values);
        foreach (var method in code.MethodsNaming(methods))
        {
            foreach (var call in code.ReadBody(method.Id)?.Calls ?? [])
            {
                if (!methods.Contains(call.Name) || !EndpointMethods.MapsRouted(call.DeclaringType, call.Name, out var isRecorded))
                    continue;
                if (!isRecorded)
                {
                    yield return Routes.Unknown;
                    continue;
                }

                foreach (var path in values.PathsTo(method.Id).For(call.Arguments))
                {
                    foreach (var chain in groups.Of(call.Arguments[0], path))
                        yield return chain.Prefix;
                }
            }
        }
    }
}
