using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>The methods of one module that name members by their source names, by the tokens in their bodies: nothing is decoded.</summary>
internal sealed class NameScan(ModuleFile module, TokenUses uses, MethodTokens tokens)
{
    private static readonly string[] Accessors = ["get_", "set_", "add_", "remove_"];

    private readonly MetadataReader metadata = module.Metadata;

    /// <summary>Their rows, each once, in metadata order.</summary>
    public IEnumerable<int> Find(IReadOnlyCollection<string> names)
    {
        var search = new Search(metadata, names);
        var found = new SortedSet<int>();
        foreach (var handle in metadata.TypeDefinitions)
            AddMembers(handle, search, found);
        foreach (var handle in metadata.MemberReferences)
        {
            try
            {
                AddReference(handle, search, found);
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
                if (search.Has(metadata.GetMethodDefinition(method).Name, isNamed))
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

    private void AddReference(MemberReferenceHandle handle, Search search, SortedSet<int> found)
    {
        var token = MetadataTokens.GetToken(handle);
        var member = metadata.GetMemberReference(handle);
        if (member.GetKind() == MemberReferenceKind.Field)
        {
            if (IsNamed(member.Parent, search))
                AddLoads(token, found);
        }
        else if (search.Has(member.Name, false) || search.IsConstructor(member.Name) && IsNamed(member.Parent, search))
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
        private readonly IReadOnlyCollection<string> names;
        private readonly HashSet<int> hashes = [];

        public Search(MetadataReader metadata, IReadOnlyCollection<string> names)
        {
            this.metadata = metadata;
            this.names = names;
            foreach (var name in names)
                hashes.Add(NameHash.Of(name));
        }

        public bool IsConstructor(StringHandle name) => metadata.StringComparer.Equals(name, ".ctor");

        /// <param name="isTypeNamed">Source names a constructor by its type.</param>
        public bool Has(StringHandle name, bool isTypeNamed)
        {
            var text = metadata.GetBlobReader(name);
            if (text.RemainingBytes == 0)
                return false;
            switch ((char)text.ReadByte())
            {
                case '.':
                    return isTypeNamed && IsConstructor(name);
                case '<':
                    return MayBeLocalFunction(text) && metadata.GetString(name) is var made && Generated.IsLocalFunction(made) && names.Contains(Generated.SourceName(made));
            }

            text.Reset();
            if (hashes.Contains(NameHash.Of(text)))
                return names.Contains(metadata.GetString(name));
            foreach (var accessor in Accessors)
            {
                if (!metadata.StringComparer.StartsWith(name, accessor))
                    continue;
                text.Offset = accessor.Length;
                return hashes.Contains(NameHash.Of(text)) && names.Contains(metadata.GetString(name).Substring(accessor.Length));
            }

            return false;
        }

        private static bool MayBeLocalFunction(BlobReader name)
        {
            while (name.RemainingBytes > 1)
            {
                if (name.ReadByte() == '>' && name.ReadByte() == 'g')
                    return true;
            }

            return false;
        }

        public bool HasType(StringHandle name) =>
            hashes.Contains(NameHash.OfSimple(metadata.GetBlobReader(name))) && names.Contains(TypeNames.Simple(metadata.GetString(name)));
    }
}
