using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>The tokens by which the bodies of one module name a method, whoever declares it.</summary>
internal sealed class MethodTokens(ModuleFile module)
{
    private readonly MetadataReader metadata = module.Metadata;

    // Rows of references, by the name of the member; tokens of specifications, by that of what they close.
    private Dictionary<string, List<int>>? references;
    private Dictionary<int, List<int>>? specifications;

    /// <param name="id">A method's documentation id.</param>
    /// <param name="type">What declares it, as in <paramref name="id"/>.</param>
    /// <param name="name">Its metadata name.</param>
    public List<int> Of(string id, string type, string name)
    {
        references ??= References();
        var tokens = new List<int>();
        var owner = module.Type(type);
        if (!owner.IsNil)
        {
            foreach (var method in metadata.GetTypeDefinition(owner).GetMethods())
            {
                if (metadata.StringComparer.Equals(metadata.GetMethodDefinition(method).Name, name) && IdOf(method) == id)
                    tokens.Add(MetadataTokens.GetToken(method));
            }
        }

        if (references.TryGetValue(name, out var rows))
        {
            foreach (var row in rows)
            {
                var handle = MetadataTokens.MemberReferenceHandle(row);
                if (IdOf(handle) == id)
                    tokens.Add(MetadataTokens.GetToken(handle));
            }
        }

        for (int i = 0, count = tokens.Count; i < count; i++)
        {
            if (Specifications.TryGetValue(tokens[i], out var closed))
                tokens.AddRange(closed);
        }

        return tokens;
    }

    /// <summary>The specifications of generic methods, by the token of the method.</summary>
    public Dictionary<int, List<int>> Specifications => specifications ??= ReadSpecifications();

    private string? IdOf(EntityHandle method)
    {
        try
        {
            return module.Members.Method(method).Id;
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return null;
        }
    }

    private Dictionary<string, List<int>> References()
    {
        var all = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var handle in metadata.MemberReferences)
        {
            try
            {
                var name = metadata.GetString(metadata.GetMemberReference(handle).Name);
                if (!all.TryGetValue(name, out var rows))
                    all.Add(name, rows = []);
                rows.Add(MetadataTokens.GetRowNumber(handle));
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                // A broken row names nothing.
            }
        }

        return all;
    }

    private Dictionary<int, List<int>> ReadSpecifications()
    {
        var all = new Dictionary<int, List<int>>();
        for (var row = 1; row <= metadata.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            var handle = MetadataTokens.MethodSpecificationHandle(row);
            var method = MetadataTokens.GetToken(metadata.GetMethodSpecification(handle).Method);
            if (!all.TryGetValue(method, out var tokens))
                all.Add(method, tokens = []);
            tokens.Add(MetadataTokens.GetToken(handle));
        }

        return all;
    }
}
