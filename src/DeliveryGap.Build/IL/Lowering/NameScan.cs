using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>Finds the methods that name members by their source names, by the tokens in their bodies: nothing is decoded.</summary>
internal static class NameScan
{
    private const string Constructor = ".ctor";

    private static readonly string[] Accessors = ["get_", "set_", "add_", "remove_"];

    /// <summary>Their rows, each once, in metadata order.</summary>
    public static IEnumerable<int> Find(ModuleFile module, CallScan calls, MethodTokens tokens, IReadOnlyCollection<string> members)
    {
        var found = new SortedSet<int>();
        foreach (var token in Tokens(module, [.. members]))
        {
            AddUsers(token, calls, found);
            if (!tokens.Specifications.TryGetValue(token, out var closed))
                continue;
            foreach (var specification in closed)
                AddUsers(specification, calls, found);
        }

        return found;
    }

    private static void AddUsers(int token, CallScan calls, SortedSet<int> found)
    {
        found.UnionWith(calls.UsersOf(token, Naming.Call));
        found.UnionWith(calls.UsersOf(token, Naming.Function));
    }

    private static IEnumerable<int> Tokens(ModuleFile module, HashSet<string> members)
    {
        var metadata = module.Metadata;
        // The heap holds most names once, however many members have them.
        var known = new Dictionary<StringHandle, bool>();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (IsSought(method.Name, method.GetDeclaringType()))
                yield return MetadataTokens.GetToken(handle);
        }

        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (IsSought(member.Name, member.Parent))
                yield return MetadataTokens.GetToken(handle);
        }

        foreach (var interceptor in Interceptors.In(module))
        {
            if (members.Contains(interceptor.Value))
                yield return interceptor.Key;
        }

        bool IsSought(StringHandle handle, EntityHandle type)
        {
            if (!known.TryGetValue(handle, out var isSought))
            {
                var name = metadata.GetString(handle);
                if (name == Constructor)
                    return module.TryName(type) is { } created && members.Contains(Core.Facts.TypeNames.Simple(created));
                known.Add(handle, isSought = members.Contains(SourceName(name)));
            }

            return isSought;
        }
    }

    private static string SourceName(string name)
    {
        foreach (var accessor in Accessors)
        {
            if (name.StartsWith(accessor, StringComparison.Ordinal))
                return name.Substring(accessor.Length);
        }

        return Generated.SourceName(name);
    }
}
