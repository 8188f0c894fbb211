using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>Finds methods in the table of all attributes of a module, without lowering what they stand on.</summary>
internal static class AttributeScan
{
    /// <param name="attributes">Full names.</param>
    public static IEnumerable<int> MethodsCarrying(ModuleFile module, IReadOnlyCollection<string> attributes) =>
        MethodsCarrying(module, name => attributes.Contains(name), _ => true);

    /// <summary>The rows of the methods, each once, in metadata order.</summary>
    /// <param name="isWanted">By the attribute's full name.</param>
    public static IEnumerable<int> MethodsCarrying(ModuleFile module, Func<string, bool> isWanted, Func<MethodDefinitionHandle, bool> mayCarry)
    {
        var rows = new List<int>();
        // By the token of the constructor: many attributes are of one type.
        var wanted = new Dictionary<int, bool>();
        foreach (var handle in module.Metadata.CustomAttributes)
        {
            try
            {
                var attribute = module.Metadata.GetCustomAttribute(handle);
                if (attribute.Parent.Kind != HandleKind.MethodDefinition)
                    continue;
                var constructor = MetadataTokens.GetToken(attribute.Constructor);
                if (!wanted.TryGetValue(constructor, out var isOne))
                    wanted.Add(constructor, isOne = isWanted(module.Members.DeclaringType(attribute.Constructor)));
                if (isOne && mayCarry((MethodDefinitionHandle)attribute.Parent))
                    rows.Add(MetadataTokens.GetRowNumber(attribute.Parent));
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                // A broken row marks nothing.
            }
        }

        return RowList.InOrder(rows);
    }
}
