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
    private readonly OwnMembers members;
    private readonly bool[] matters;

    private CallGraph(Modules modules, Wrappers wrappers, IReadOnlyList<Lazy<TokenUses>> uses)
    {
        // From behind: the reader needs them too, from the front.
        for (var module = uses.Count - 1; module >= 0; module--)
            _ = uses[module].Value;
        members = new OwnMembers(modules);
        var shapes = new TypeShapes(members);
        var nodes = new Nodes(members);
        var overrides = new VirtualEdges(members, shapes, nodes);
        overrides.Read();
        using var edges = new Edges(nodes.Count);
        overrides.Add(edges.Begin());
        // Each asks for what its own module keeps, or for what all share and does not change any more.
        modules.NameReferences();
        Parallel.For(0, uses.Count, edges.Begin, (module, _, part) =>
        {
            Attributed.Mark(modules.Own[module], members, part);
            var tokens = new Tokens(members, shapes, overrides, nodes, modules.Own[module], wrappers);
            new BodyEdges(modules.Own[module], uses[module].Value, members, shapes, nodes, tokens, part).Add();
            return part;
        }, _ => { });
        matters = edges.Reach();
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
}
