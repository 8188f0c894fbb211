using System.Runtime.CompilerServices;
using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Model;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.CodeFixes.Features;

/// <summary>The features that are entered by requests alone, as far as their project shows, and whose requests ASP.NET Core measures.</summary>
internal static class HttpFeatures
{
    // Since .NET 8 it records http.server.request.duration, with error.type where a request failed.
    private const int FirstThatMeasures = 8;

    // Fix-all asks for every diagnostic. It holds keys only, so a compilation that is gone stays gone.
    private static readonly ConditionalWeakTable<Compilation, HashSet<string>> Cache = new();

    /// <summary>Reads all entry points of the compilation when first asked.</summary>
    public static bool Contains(string key, Compilation compilation, CancellationToken cancellation)
    {
        if (!Cache.TryGetValue(compilation, out var keys))
        {
            var found = IsMeasured(compilation) ? Find(compilation, cancellation) : [];
            keys = Cache.GetValue(compilation, _ => found);
        }

        return keys.Contains(key);
    }

    private static bool IsMeasured(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(name => name.Name == "Microsoft.AspNetCore.Hosting" && name.Version.Major >= FirstThatMeasures);

    private static HashSet<string> Find(Compilation compilation, CancellationToken cancellation) => new(
        ProgramModel.Read(new RoslynReader(compilation, cancellation), ExistingList.Empty).Features
            .Where(feature => feature.IsExposed && feature.EntryPoints.All(served => served.EntryPoint.Kind is EntryPointKind.Http or EntryPointKind.Page))
            .Select(feature => feature.Key),
        StringComparer.Ordinal);
}
