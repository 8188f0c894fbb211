using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>The types that a module hands to foreign code, which may create them: <c>AddScoped&lt;Cart&gt;()</c>, <c>typeof(Cart)</c>.</summary>
internal sealed class HandedTypes(ModuleFile module, Modules modules, Lazy<TokenUses> uses)
{
    private HashSet<string>? names;

    /// <param name="type">The name of a definition.</param>
    public bool Contains(string type) => (names ??= Read()).Contains(type);

    private HashSet<string> Read()
    {
        var metadata = module.Metadata;
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var row = 1; row <= metadata.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            try
            {
                var method = module.Members.Method(MetadataTokens.MethodSpecificationHandle(row));
                if (modules.OwnerOf(method.DeclaringType) is not null)
                    continue;
                foreach (var argument in method.Arguments)
                    found.Add(TypeNames.Definition(argument));
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                // A broken row hands nothing over.
            }
        }

        AddTokens(TableIndex.TypeDef, 0x02000000, found);
        AddTokens(TableIndex.TypeRef, 0x01000000, found);
        AddTokens(TableIndex.TypeSpec, 0x1B000000, found);
        return found;
    }

    private void AddTokens(TableIndex table, int prefix, HashSet<string> found)
    {
        var count = module.Metadata.GetTableRowCount(table);
        for (var row = 1; row <= count; row++)
        {
            if (uses.Value.Of(prefix | row).Any(Naming.Token) && module.TryName(MetadataTokens.EntityHandle(prefix | row)) is { } name)
                found.Add(name);
        }
    }
}
