using System.Reflection.Metadata;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Graph;

/// <summary>
/// Which own methods may lead to anything that a rule asks for, told in one pass over all own code: nothing is decoded, and there are too many
/// edges rather than too few.
/// </summary>
internal sealed class CallGraph
{
    private readonly OwnMembers members;
    private readonly bool[] matters;

    public CallGraph(Modules modules, Wrappers wrappers)
    {
        members = new OwnMembers(modules);
        var shapes = new TypeShapes(members);
        var nodes = new Nodes(members);
        var overrides = new VirtualEdges(members, shapes, nodes);
        overrides.Read();
        var edges = new Edges(nodes.Count);
        overrides.Add(edges);
        foreach (var module in modules.Own)
        {
            Attributed.Mark(module, members, edges);
            var tokens = new Tokens(members, shapes, overrides, nodes, module, wrappers);
            var bodies = new BodyScan(module, members, shapes, nodes, tokens, edges);
            foreach (var method in module.Metadata.MethodDefinitions)
                bodies.Read(method);
        }

        matters = edges.Reach();
    }

    /// <summary>No only where that is certain.</summary>
    public bool MayMatter(ModuleFile module, MethodDefinitionHandle method) => matters[members.Method(members.NumberOf(module), method)];
}
