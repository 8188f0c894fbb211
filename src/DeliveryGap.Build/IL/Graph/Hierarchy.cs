using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Graph;

/// <summary>What the types of all own modules tell of who calls whom, before any body is read.</summary>
internal sealed class Hierarchy
{
    /// <param name="modules">Asked by no other thread in the meantime.</param>
    public Hierarchy(Modules modules)
    {
        Members = new OwnMembers(modules);
        Shapes = new TypeShapes(Members);
        Nodes = new Nodes(Members);
        Overrides = new VirtualEdges(Members, Shapes, Nodes);
        Overrides.Read();
    }

    public OwnMembers Members { get; }

    public TypeShapes Shapes { get; }

    public Nodes Nodes { get; }

    public VirtualEdges Overrides { get; }
}
