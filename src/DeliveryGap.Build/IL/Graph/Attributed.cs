using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Catalog;

namespace DeliveryGap.Build.IL.Graph;

/// <summary>Methods that matter by what they carry: wrappers of telemetry, and what generators write it for.</summary>
internal static class Attributed
{
    public static void Mark(ModuleFile module, OwnMembers members, Edges.Part edges)
    {
        var metadata = module.Metadata;
        // By the token of the constructor.
        var known = new Dictionary<int, bool>();
        var namesMetrics = false;
        foreach (var handle in metadata.CustomAttributes)
        {
            try
            {
                var attribute = metadata.GetCustomAttribute(handle);
                var constructor = MetadataTokens.GetToken(attribute.Constructor);
                if (!known.TryGetValue(constructor, out var isOne))
                {
                    var type = module.Members.DeclaringType(attribute.Constructor);
                    namesMetrics |= type == DeliveryGapAttributes.MetricName;
                    known.Add(constructor, isOne = Interest.IsAttribute(type));
                }

                if (isOne && attribute.Parent.Kind == HandleKind.MethodDefinition)
                    edges.Mark(members.Method(members.NumberOf(module), attribute.Parent));
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                // A broken row marks nothing.
            }
        }

        if (namesMetrics)
            MarkWrappers(module, members, edges);
    }

    private static void MarkWrappers(ModuleFile module, OwnMembers members, Edges.Part edges)
    {
        foreach (var method in module.Metadata.MethodDefinitions)
        {
            if (Lowering.OurAttributes.MetricNames(module, method).Count > 0)
                edges.Mark(members.Method(members.NumberOf(module), method));
        }
    }
}
