using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Catalog;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>Finds the methods that name a method which makes an entry point, by their tokens: nothing is decoded.</summary>
internal static class MappingScan
{
    private static readonly TypeName[] DeclaringTypes = [.. EntryPointCalls.DeclaringTypes.Select(Split)];
    private static readonly HashSet<int> Hashes = NameHash.Of(DeclaringTypes.Select(type => type.Name));

    /// <summary>Their rows, each once, in metadata order.</summary>
    public static IEnumerable<int> Find(ModuleFile module, Lazy<TokenUses> uses)
    {
        // A module that names no such method is not scanned.
        var found = new List<int>();
        foreach (var token in Tokens(module))
        {
            foreach (var row in uses.Value.Of(token).By(Naming.Call))
                found.Add(row);
            foreach (var row in uses.Value.Of(token).By(Naming.Function))
                found.Add(row);
        }

        return RowList.InOrder(found);
    }

    private static HashSet<int> Tokens(ModuleFile module)
    {
        var metadata = module.Metadata;
        var tokens = new HashSet<int>();
        foreach (var interceptor in Interceptors.In(module))
        {
            if (EntryPointCalls.MayMake(interceptor.Value))
                tokens.Add(interceptor.Key);
        }

        var types = new HashSet<int>();
        foreach (var handle in metadata.TypeReferences)
        {
            if (Declares(metadata, metadata.GetTypeReference(handle)))
                types.Add(MetadataTokens.GetToken(handle));
        }

        if (types.Count == 0)
            return tokens;
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            // new CommandApp<ImportCommand>() makes one too.
            if (types.Contains(MetadataTokens.GetToken(Definition(metadata, member.Parent)))
                && metadata.GetString(member.Name) is var name && (name == ".ctor" || EntryPointCalls.MayMake(name)))
                tokens.Add(MetadataTokens.GetToken(handle));
        }

        for (var row = 1; row <= metadata.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            var handle = MetadataTokens.MethodSpecificationHandle(row);
            if (tokens.Contains(MetadataTokens.GetToken(metadata.GetMethodSpecification(handle).Method)))
                tokens.Add(MetadataTokens.GetToken(handle));
        }

        return tokens;
    }

    /// <summary>The type, or the one that it is closed over; nil for an array and its like.</summary>
    private static EntityHandle Definition(MetadataReader metadata, EntityHandle type)
    {
        if (type.Kind != HandleKind.TypeSpecification)
            return type;
        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)type).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return default;
        signature.ReadByte();
        return signature.ReadTypeHandle();
    }

    private static bool Declares(MetadataReader metadata, TypeReference type)
    {
        // Most types are settled here.
        if (!Hashes.Contains(NameHash.Of(metadata.GetBlobReader(type.Name))))
            return false;
        foreach (var declaring in DeclaringTypes)
        {
            if (metadata.StringComparer.Equals(type.Name, declaring.Name) && metadata.StringComparer.Equals(type.Namespace, declaring.Namespace))
                return true;
        }

        return false;
    }

    private static TypeName Split(string type) => type.LastIndexOf('.') is >= 0 and var dot ? new(type.Substring(0, dot), type.Substring(dot + 1)) : new("", type);

    private sealed record TypeName(string Namespace, string Name);
}
