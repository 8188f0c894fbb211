using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>The methods of one module that name members by their source names, by the tokens in their bodies: nothing is decoded.</summary>
internal sealed class NameScan(ModuleFile module, TokenUses uses, MethodTokens tokens)
{
    private readonly MetadataReader metadata = module.Metadata;
    private SourceNames? sourceNames;

    /// <summary>Their rows, each once, in metadata order.</summary>
    public IEnumerable<int> Find(IReadOnlyCollection<string> names)
    {
        var search = new Search(metadata, sourceNames ??= new SourceNames(metadata), names);
        Func<EntityHandle, bool> isNamed = type => IsNamed(type, search);
        var found = new SortedSet<int>();
        foreach (var handle in metadata.TypeDefinitions)
            AddMembers(handle, search, found);
        foreach (var handle in metadata.MemberReferences)
        {
            try
            {
                AddReference(handle, search, isNamed, found);
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                // A broken row names nothing.
            }
        }

        foreach (var interceptor in Interceptors.In(module))
        {
            if (names.Contains(interceptor.Value))
                AddUsers(interceptor.Key, found);
        }

        return found;
    }

    private void AddMembers(TypeDefinitionHandle handle, Search search, SortedSet<int> found)
    {
        try
        {
            var type = metadata.GetTypeDefinition(handle);
            var isNamed = search.HasType(type.Name);
            foreach (var method in type.GetMethods())
            {
                if (search.Has(method, isNamed))
                    AddUsers(MetadataTokens.GetToken(method), found);
            }

            if (!isNamed)
                return;
            foreach (var field in type.GetFields())
                AddLoads(MetadataTokens.GetToken(field), found);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            // A broken type is named by nobody.
        }
    }

    private void AddReference(MemberReferenceHandle handle, Search search, Func<EntityHandle, bool> isNamed, SortedSet<int> found)
    {
        var token = MetadataTokens.GetToken(handle);
        var member = metadata.GetMemberReference(handle);
        if (member.GetKind() == MemberReferenceKind.Field)
        {
            if (isNamed(member.Parent))
                AddLoads(token, found);
        }
        else if (search.Has(handle, isNamed))
        {
            AddUsers(token, found);
        }
    }

    private bool IsNamed(EntityHandle type, Search search)
    {
        if (type.Kind == HandleKind.TypeSpecification)
        {
            var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)type).Signature);
            if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
                return false;
            signature.ReadCompressedInteger();
            type = signature.ReadTypeHandle();
        }

        return type.Kind switch
        {
            HandleKind.TypeDefinition => search.HasType(metadata.GetTypeDefinition((TypeDefinitionHandle)type).Name),
            HandleKind.TypeReference => search.HasType(metadata.GetTypeReference((TypeReferenceHandle)type).Name),
            _ => false,
        };
    }

    private void AddUsers(int token, SortedSet<int> found)
    {
        AddCalls(uses.Of(token), found);
        if (!tokens.Specifications.TryGetValue(token, out var closed))
            return;
        foreach (var specification in closed)
            AddCalls(uses.Of(specification), found);
    }

    private static void AddCalls(Users users, SortedSet<int> found)
    {
        foreach (var row in users.By(Naming.Call))
            found.Add(row);
        foreach (var row in users.By(Naming.Function))
            found.Add(row);
    }

    private void AddLoads(int field, SortedSet<int> found)
    {
        foreach (var row in uses.Of(field).By(Naming.Load))
            found.Add(row);
    }

    /// <summary>Names that are looked for: by their hashes first, so that hardly any other becomes a text.</summary>
    private sealed class Search
    {
        private readonly MetadataReader metadata;
        private readonly SourceNames members;
        private readonly IReadOnlyCollection<string> names;
        private readonly HashSet<int> hashes = [];

        public Search(MetadataReader metadata, SourceNames members, IReadOnlyCollection<string> names)
        {
            this.metadata = metadata;
            this.members = members;
            this.names = names;
            foreach (var name in names)
                hashes.Add(NameHash.Of(name));
        }

        /// <param name="isTypeNamed">Source names a constructor by its type.</param>
        public bool Has(MethodDefinitionHandle method, bool isTypeNamed)
        {
            var hash = members.Of(method);
            return hashes.Contains(hash) && IsNamed(metadata.GetMethodDefinition(method).Name)
                || isTypeNamed && hash == SourceNames.Constructor;
        }

        /// <param name="isTypeNamed">The same, asked for constructors only.</param>
        public bool Has(MemberReferenceHandle method, Func<EntityHandle, bool> isTypeNamed)
        {
            var hash = members.Of(method);
            return hashes.Contains(hash) && IsNamed(metadata.GetMemberReference(method).Name)
                || hash == SourceNames.Constructor && isTypeNamed(metadata.GetMemberReference(method).Parent);
        }

        public bool HasType(StringHandle name) =>
            hashes.Contains(NameHash.OfSimple(metadata.GetBlobReader(name))) && names.Contains(TypeNames.Simple(metadata.GetString(name)));

        private bool IsNamed(StringHandle name) => names.Contains(members.Text(name));
    }
}
