using System.Reflection.Metadata;
using DeliveryGap.Build.IL.Lowering;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Catalog;

namespace DeliveryGap.Build.IL.Graph;

/// <summary>
/// Which own methods may lead to anything that a rule asks for, told by the tokens in their bodies: nothing is decoded, and there are too many
/// edges rather than too few.
/// </summary>
internal sealed class CallGraph
{
    private const int TokensOfShare = 1 << 14;

    private readonly OwnMembers members;
    private readonly bool[] matters;

    private CallGraph(Modules modules, Wrappers wrappers, IReadOnlyList<Lazy<TokenUses>> uses)
    {
        // What types tell and what bodies name do not depend on each other.
        Hierarchy? found = null;
        Parallel.Invoke(() => found = new Hierarchy(modules), () => ReadBackwards(uses));
        var hierarchy = found!;
        members = hierarchy.Members;
        using var edges = new Edges(hierarchy.Nodes.Count);
        var known = edges.Begin();
        hierarchy.Overrides.Add(known);
        foreach (var module in modules.Own)
            Attributed.Mark(module, members, known);
        // From here on each thread asks for what it keeps itself, or for what all share and does not change any more: names are there by now.
        modules.NameReferences();
        var shares = Shares(uses);
        Workers.Run(shares.Count, () =>
        {
            var part = edges.Begin();
            return i =>
            {
                var share = shares[i];
                var module = modules.Own[share.Module];
                var bodies = new BodyEdges(module, uses[share.Module].Value, hierarchy, new Tokens(hierarchy, module, wrappers), part);
                if (share.Start == 0)
                    bodies.AddDeclared();
                bodies.AddTokens(share.Start, share.End);
            };
        });
        matters = edges.Reach();
    }

    /// <summary>From behind: the reader needs them too, from the front.</summary>
    private static void ReadBackwards(IReadOnlyList<Lazy<TokenUses>> uses)
    {
        for (var module = uses.Count - 1; module >= 0; module--)
            _ = uses[module].Value;
    }

    /// <summary>Each worked on by itself.</summary>
    private static List<Share> Shares(IReadOnlyList<Lazy<TokenUses>> uses)
    {
        List<Share> shares = [];
        for (var module = 0; module < uses.Count; module++)
        {
            var count = uses[module].Value.Count;
            for (var start = 0; start == 0 || start < count; start += TokensOfShare)
                shares.Add(new(module, start, Math.Min(start + TokensOfShare, count)));
        }

        return shares;
    }

    /// <summary>Made by another thread, beside what the reader is asked in the meantime.</summary>
    /// <param name="keyReferences">See <see cref="Wrappers"/>.</param>
    /// <param name="uses">By own module, the tokens in its bodies.</param>
    /// <returns>Null where a module's tables are so broken that it cannot be told who calls whom.</returns>
    public static Task<CallGraph?> Start(Modules modules, IReadOnlyCollection<string>? keyReferences, IReadOnlyList<Lazy<TokenUses>> uses)
    {
        var fork = modules.Fork();
        return Task.Run(() =>
        {
            try
            {
                return new CallGraph(fork, new Wrappers(fork, keyReferences), uses);
            }
            catch (Exception e) when (Malformed.Is(e) || e is AggregateException several && several.InnerExceptions.All(Malformed.Is))
            {
                return null;
            }
        });
    }

    /// <summary>Whether anything is declared that somebody will ask it for.</summary>
    public static bool IsNeeded(Modules modules) => modules.Own.Any(NamesMetrics);

    /// <summary>No only where that is certain.</summary>
    public bool MayMatter(ModuleFile module, MethodDefinitionHandle method) => matters[members.Method(members.NumberOf(module), method)];

    private static bool NamesMetrics(ModuleFile module)
    {
        var metadata = module.Metadata;
        foreach (var handle in metadata.TypeReferences)
        {
            try
            {
                if (metadata.StringComparer.Equals(metadata.GetTypeReference(handle).Namespace, "DeliveryGap") && DeliveryGapAttributes.IsMetric(module.Names.Definition(handle)))
                    return true;
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                // A broken row names nothing.
            }
        }

        return false;
    }

    /// <summary>The tokens of a small module, or some of a large one.</summary>
    private sealed record Share(int Module, int Start, int End);
}
