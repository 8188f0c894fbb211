using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Catalog;

namespace DeliveryGap.Build.IL.Graph;

/// <summary>Packages whose members may take names of instruments. Safe for several threads.</summary>
/// <param name="candidates">The paths of those that may; null for all references.</param>
internal sealed class Wrappers(Modules modules, IReadOnlyCollection<string>? candidates)
{
    private static readonly string[] Frameworks = ["System.", "Microsoft."];

    // By path.
    private readonly Dictionary<string, bool> known = new(StringComparer.OrdinalIgnoreCase);
    private HashSet<string>? paths;

    /// <param name="type">A foreign one.</param>
    public bool MayBe(string type)
    {
        foreach (var framework in Frameworks)
        {
            if (type.StartsWith(framework, StringComparison.Ordinal))
                return false;
        }

        // There are few: what comes from packages that are no framework.
        lock (known)
        {
            if (modules.PathOf(type) is not { } path)
                return false;
            if (!known.TryGetValue(path, out var isOne))
                known.Add(path, isOne = IsCandidate(path) && modules.Find(type) is { } module && Names(module));
            return isOne;
        }
    }

    private bool IsCandidate(string path) =>
        candidates is null || (paths ??= new HashSet<string>(candidates, StringComparer.OrdinalIgnoreCase)).Contains(path);

    private static bool Names(ModuleFile module)
    {
        if (!module.Type(DeliveryGapAttributes.MetricName).IsNil)
            return true;
        foreach (var handle in module.Metadata.TypeReferences)
        {
            if (module.TryName(handle) == DeliveryGapAttributes.MetricName)
                return true;
        }

        return false;
    }
}
