using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Catalog;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>Finds the methods that name a method which maps an endpoint, by their tokens: nothing is decoded.</summary>
internal static class MappingScan
{
    private static readonly (string Namespace, string Name)[] DeclaringTypes = [.. EndpointMethods.DeclaringTypes.Select(Split)];

    /// <summary>Their rows, each once, in metadata order.</summary>
    public static IEnumerable<int> Find(ModuleFile module, TokenUses uses)
    {
        // A module that names no such method is not scanned.
        var found = new SortedSet<int>();
        foreach (var token in Tokens(module))
        {
            foreach (var row in uses.Of(token).By(Naming.Call))
                found.Add(row);
            foreach (var row in uses.Of(token).By(Naming.Function))
                found.Add(row);
        }

        return found;
    }

    private static HashSet<int> Tokens(ModuleFile module)
    {
        var metadata = module.Metadata;
        var tokens = new HashSet<int>();
        foreach (var interceptor in Interceptors.In(module))
        {
            if (EndpointMethods.MayMap(interceptor.Value))
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
            if (member.Parent.Kind == HandleKind.TypeReference && types.Contains(MetadataTokens.GetToken(member.Parent))
                && EndpointMethods.MayMap(metadata.GetString(member.Name)))
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

    private static bool Declares(MetadataReader metadata, TypeReference type)
    {
        foreach (var (space, name) in DeclaringTypes)
        {
            if (metadata.StringComparer.Equals(type.Name, name) && metadata.StringComparer.Equals(type.Namespace, space))
                return true;
        }

        return false;
    }

    private static (string Namespace, string Name) Split(string type) =>
        type.LastIndexOf('.') is >= 0 and var dot ? (type.Substring(0, dot), type.Substring(dot + 1)) : ("", type);
}
