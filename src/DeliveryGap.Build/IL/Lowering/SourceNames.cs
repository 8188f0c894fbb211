using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>
/// The types, methods and references of one module by the names that source calls them: read once for all that are looked for. Hardly any name
/// becomes a text.
/// </summary>
internal sealed class SourceNames
{
    private static readonly string[] Accessors = ["get_", "set_", "add_", "remove_"];

    private readonly MetadataReader metadata;

    public SourceNames(MetadataReader metadata)
    {
        this.metadata = metadata;
        var types = new int[metadata.GetTableRowCount(TableIndex.TypeDef) + 1];
        foreach (var handle in metadata.TypeDefinitions)
            types[MetadataTokens.GetRowNumber(handle)] = HashOfType(metadata.GetTypeDefinition(handle).Name);
        var methods = new int[metadata.GetTableRowCount(TableIndex.MethodDef) + 1];
        foreach (var handle in metadata.MethodDefinitions)
            methods[MetadataTokens.GetRowNumber(handle)] = Hash(metadata.GetMethodDefinition(handle).Name);
        var references = new int[metadata.GetTableRowCount(TableIndex.MemberRef) + 1];
        var typesOfReferences = new int[references.Length];
        foreach (var handle in metadata.MemberReferences)
        {
            var row = MetadataTokens.GetRowNumber(handle);
            references[row] = Hash(metadata.GetMemberReference(handle).Name);
            typesOfReferences[row] = HashOfType(metadata.GetMemberReference(handle));
        }

        Types = new RowsByHash(types);
        Methods = new RowsByHash(methods);
        References = new RowsByHash(references);
        MembersOfTypes = new RowsByHash(typesOfReferences);
    }

    /// <summary>Types by their simple names.</summary>
    public RowsByHash Types { get; }

    /// <summary>Methods; an accessor has the name of its property or event.</summary>
    public RowsByHash Methods { get; }

    /// <summary>The same of members that it refers to.</summary>
    public RowsByHash References { get; }

    /// <summary>The constructors and fields that it refers to, by the simple names of their types.</summary>
    public RowsByHash MembersOfTypes { get; }

    /// <summary>0 for what cannot be read.</summary>
    private int Hash(StringHandle name)
    {
        try
        {
            var text = metadata.GetBlobReader(name);
            if (text.RemainingBytes == 0)
                return 0;
            var first = (char)text.ReadByte();
            text.Reset();
            if (first == '<')
                return NameHash.Of(Generated.SourceName(metadata.GetString(name)));
            foreach (var accessor in Accessors)
            {
                if (accessor[0] == first && metadata.StringComparer.StartsWith(name, accessor))
                    text.Offset = accessor.Length;
            }

            return NameHash.Of(text);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return 0;
        }
    }

    /// <summary>0 for what source calls by its own name, and for what cannot be read.</summary>
    private int HashOfType(MemberReference member)
    {
        try
        {
            return member.GetKind() == MemberReferenceKind.Field || metadata.StringComparer.Equals(member.Name, ".ctor") ? HashOfType(NameOf(member.Parent)) : 0;
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return 0;
        }
    }

    private int HashOfType(StringHandle name)
    {
        try
        {
            return NameHash.OfSimple(metadata.GetBlobReader(name));
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return 0;
        }
    }

    /// <summary>Nil for an array and its like.</summary>
    private StringHandle NameOf(EntityHandle type)
    {
        if (type.Kind == HandleKind.TypeSpecification)
        {
            var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)type).Signature);
            if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
                return default;
            signature.ReadCompressedInteger();
            type = signature.ReadTypeHandle();
        }

        return type.Kind switch
        {
            HandleKind.TypeDefinition => metadata.GetTypeDefinition((TypeDefinitionHandle)type).Name,
            HandleKind.TypeReference => metadata.GetTypeReference((TypeReferenceHandle)type).Name,
            _ => default,
        };
    }
}
