using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Model;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Evidence;

/// <summary>The entry points that carry a feature's mark: those of its own type, those that are part of it by name, and mapped endpoints.</summary>
/// <param name="watched">The same as <paramref name="code"/>, for the core.</param>
internal sealed class FeatureEntryPoints(RoslynReader code, ICodeReader watched, EntryPointFinder finder, CancellationToken cancellation)
{
    private readonly Lazy<IReadOnlyList<EntryPoint>> mapped = new(() => [.. finder.MappingMethods().SelectMany(finder.InBody)]);

    /// <summary>Every endpoint that own code maps.</summary>
    public IReadOnlyList<EntryPoint> Mapped => mapped.Value;

    /// <param name="marked">See <see cref="FeatureTypes.Marked"/>.</param>
    public IReadOnlyList<ServedEntryPoint> Of(string key, IReadOnlyList<INamedTypeSymbol> marked)
    {
        List<ServedEntryPoint> served = [];
        foreach (var entryPoint in marked.SelectMany(In).Concat(Mapped))
        {
            if (Assignment.ByMarks(entryPoint) is { Service: Service.Features } assignment && assignment.Features.Contains(key))
                served.Add(new(entryPoint.Id, entryPoint, assignment, false));
        }

        served.Sort((left, right) => string.CompareOrdinal(left.Id, right.Id));
        return served;
    }

    /// <summary>
    /// Those that carry no mark and whose own body calls a member of the feature or checks its flag: the build counts them too. To look for
    /// them is dear: ask only where something is missing.
    /// </summary>
    /// <param name="naming">See <see cref="FeatureTypes.Naming"/>.</param>
    /// <param name="flag">The feature's; null where it has none.</param>
    public IEnumerable<ServedEntryPoint> WithoutMark(string key, IReadOnlyList<INamedTypeSymbol> naming, string? flag)
    {
        var flagged = FlaggedFeatures.Of(flag is null ? [] : [new(flag, key)]);
        foreach (var entryPoint in Mapped.Concat(naming.SelectMany(In)))
        {
            if (Assignment.ByMarks(entryPoint).Service == Service.None && finder.Assign(entryPoint, flagged) is { Service: Service.Features } assignment && assignment.Features.Contains(key))
                yield return new(entryPoint.Id, entryPoint, assignment, false);
        }
    }

    private IReadOnlyList<EntryPoint> In(INamedTypeSymbol type)
    {
        cancellation.ThrowIfCancellationRequested();
        var fact = code.Lower(type);
        // Asked for by its name it is the same, and noted.
        return finder.InType(watched.FindType(fact.Name) ?? fact);
    }
}
