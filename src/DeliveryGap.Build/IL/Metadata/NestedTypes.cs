using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace DeliveryGap.Build.IL.Metadata;

/// <summary>Which types of one module are nested in which, in metadata order.</summary>
internal sealed class NestedTypes(MetadataReader metadata)
{
    // By the outer type's row. The library's own index is built of structs, for which a build would compile its code each time.
    private Dictionary<int, List<int>>? rows;

    public IEnumerable<TypeDefinitionHandle> Of(TypeDefinitionHandle outer)
    {
        rows ??= Read();
        if (!rows.TryGetValue(MetadataTokens.GetRowNumber(outer), out var nested))
            yield break;
        foreach (var row in nested)
            yield return MetadataTokens.TypeDefinitionHandle(row);
    }

    private Dictionary<int, List<int>> Read()
    {
        var all = new Dictionary<int, List<int>>();
        foreach (var type in metadata.TypeDefinitions)
        {
            var outer = metadata.GetTypeDefinition(type).GetDeclaringType();
            if (outer.IsNil)
                continue;
            var row = MetadataTokens.GetRowNumber(outer);
            if (!all.TryGetValue(row, out var nested))
                all.Add(row, nested = []);
            nested.Add(MetadataTokens.GetRowNumber(type));
        }

        return all;
    }
}
