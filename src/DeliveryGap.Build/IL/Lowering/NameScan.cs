using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>
/// The methods of one module that name members by their source names, by the tokens in their bodies: nothing is decoded. Names are told apart by
/// their hashes, so that one may be among them, rarely, that names another.
/// </summary>
internal sealed class NameScan(ModuleFile module, Lazy<TokenUses> uses, MethodTokens tokens)
{
    private readonly MetadataReader metadata = module.Metadata;
    private SourceNames? known;
    private List<KeyValuePair<int, string>>? interceptors;

    /// <summary>Their rows, each once, in metadata order.</summary>
    /// <param name="names">The hash of each.</param>
    public IEnumerable<int> Find(IReadOnlyCollection<int> names)
    {
        known ??= new SourceNames(metadata);
        var found = new List<int>();
        foreach (var name in names)
        {
            foreach (var row in known.Types.Of(name))
                AddMembers(MetadataTokens.TypeDefinitionHandle(row), found);
            foreach (var row in known.Methods.Of(name))
                AddUsers(MetadataTokens.MethodDefinitionHandle(row), found);
            foreach (var row in known.References.Of(name))
                AddUsers(MetadataTokens.MemberReferenceHandle(row), found);
            foreach (var row in known.MembersOfTypes.Of(name))
            {
                AddUsers(MetadataTokens.MemberReferenceHandle(row), found);
                AddLoads(MetadataTokens.MemberReferenceHandle(row), found);
            }
        }

        foreach (var interceptor in interceptors ??= [.. Interceptors.In(module)])
        {
            if (names.Contains(NameHash.Of(interceptor.Value)))
                AddUsers(MetadataTokens.EntityHandle(interceptor.Key), found);
        }

        return RowList.InOrder(found);
    }

    /// <summary>Source names the type, where its constructors are called and its fields loaded.</summary>
    private void AddMembers(TypeDefinitionHandle handle, List<int> found)
    {
        try
        {
            var type = metadata.GetTypeDefinition(handle);
            foreach (var method in type.GetMethods())
            {
                if (metadata.StringComparer.Equals(metadata.GetMethodDefinition(method).Name, ".ctor"))
                    AddUsers(method, found);
            }

            foreach (var field in type.GetFields())
                AddLoads(field, found);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            // A broken type is named by nobody.
        }
    }

    private void AddUsers(EntityHandle method, List<int> found)
    {
        var token = MetadataTokens.GetToken(method);
        AddCalls(uses.Value.Of(token), found);
        if (!tokens.Specifications.TryGetValue(token, out var closed))
            return;
        foreach (var specification in closed)
            AddCalls(uses.Value.Of(specification), found);
    }

    private static void AddCalls(Users users, List<int> found)
    {
        foreach (var row in users.By(Naming.Call))
            found.Add(row);
        foreach (var row in users.By(Naming.Function))
            found.Add(row);
    }

    private void AddLoads(EntityHandle field, List<int> found)
    {
        foreach (var row in uses.Value.Of(MetadataTokens.GetToken(field)).By(Naming.Load))
            found.Add(row);
    }
}
