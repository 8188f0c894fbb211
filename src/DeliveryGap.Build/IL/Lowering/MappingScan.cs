using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>Finds the methods that name a method which makes an entry point, by their tokens: nothing is decoded.</summary>
internal static class MappingScan
{
    /// <summary>Their rows, each once, in metadata order.</summary>
    public static IEnumerable<int> Find(ModuleFile module, CallScan calls)
    {
        // A module that names no such method is not scanned.
        var found = new SortedSet<int>();
        foreach (var token in Tokens(module))
        {
            foreach (var row in calls.UsersOf(token, Naming.Call))
                found.Add(row);
            foreach (var row in calls.UsersOf(token, Naming.Function))
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
            if (Declares(module, member.Parent, types) && (metadata.GetString(member.Name) is ".ctor" || EntryPointCalls.MayMake(metadata.GetString(member.Name))))
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

    /// <param name="types">The tokens of the types that declare such methods.</param>
    private static bool Declares(ModuleFile module, EntityHandle type, HashSet<int> types)
    {
        if (type.Kind == HandleKind.TypeReference)
            return types.Contains(MetadataTokens.GetToken(type));
        // Only a generic type of Spectre's: its name stands in a signature.
        return type.Kind == HandleKind.TypeSpecification && module.TryName(type) is { } name && EntryPointCalls.DeclaringTypes.Contains(TypeNames.Definition(name));
    }

    private static bool Declares(MetadataReader metadata, TypeReference type)
    {
        foreach (var name in EntryPointCalls.DeclaringTypes)
        {
            var dot = name.LastIndexOf('.');
            if (metadata.StringComparer.Equals(type.Name, name.Substring(dot + 1))
                && metadata.StringComparer.Equals(type.Namespace, dot < 0 ? "" : name.Substring(0, dot)))
                return true;
        }

        return false;
    }
}
