using System.Reflection.Metadata;
using DeliveryGap.Build.IL.Lowering;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Graph;

/// <summary>
/// Which own methods may lead to anything that a rule asks for, told by the tokens in their bodies: nothing is decoded, and there are too many
/// edges rather than too few.
/// </summary>
internal sealed class CallGraph
{
    private readonly OwnMembers members;
    private readonly bool[] matters;

    /// <param name="uses">The tokens in the bodies of a module.</param>
    public CallGraph(Modules modules, Wrappers wrappers, Func<ModuleFile, TokenUses> uses)
    {
        members = new OwnMembers(modules);
        var shapes = new TypeShapes(members);
        var nodes = new Nodes(members);
        var overrides = new VirtualEdges(members, shapes, nodes);
        overrides.Read();
        using var edges = new Edges(nodes.Count);
        overrides.Add(edges);
        foreach (var module in modules.Own)
        {
            Attributed.Mark(module, members, edges);
            var tokens = new Tokens(members, shapes, overrides, nodes, module, wrappers);
            new BodyEdges(module, uses(module), members, shapes, nodes, tokens, edges).Add();
        }

        matters = edges.Reach();
    }

    /// <summary>No only where that is certain.</summary>
    public bool MayMatter(ModuleFile module, MethodDefinitionHandle method) => matters[members.Method(members.NumberOf(module), method)];
}
