using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>The methods of one module that name members by their source names, by the tokens in their bodies: nothing is decoded.</summary>
internal sealed class NameScan(ModuleFile module, CallScan calls, MethodTokens tokens)
{
    private const string Constructor = ".ctor";

    private static readonly string[] Accessors = ["get_", "set_", "add_", "remove_"];

    // By source name: the tokens of members. Read once, for it is asked for many names.
    private Dictionary<string, List<int>>? members;

    // By the simple name of their type, through which source names them.
    private Dictionary<string, List<int>>? fields;

    /// <summary>Their rows, each once, in metadata order.</summary>
    public IEnumerable<int> Find(IReadOnlyCollection<string> names)
    {
        members ??= Read();
        var found = new SortedSet<int>();
        foreach (var name in names)
        {
            if (!members.TryGetValue(name, out var named))
                continue;
            foreach (var token in named)
                AddUsers(token, found);
        }

        fields ??= ReadFields();
        var read = new HashSet<int>(names.Where(fields.ContainsKey).SelectMany(name => fields[name]));
        if (read.Count > 0)
            found.UnionWith(calls.ReadersOf(read));
        return found;
    }

    private Dictionary<string, List<int>> ReadFields()
    {
        var metadata = module.Metadata;
        var all = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var handle in metadata.FieldDefinitions)
            Add(handle, metadata.GetFieldDefinition(handle).GetDeclaringType());
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.GetKind() == MemberReferenceKind.Field)
                Add(handle, member.Parent);
        }

        return all;

        void Add(EntityHandle field, EntityHandle type)
        {
            if (module.TryName(type) is not { } name)
                return;
            var simple = TypeNames.Simple(name);
            if (!all.TryGetValue(simple, out var tokens))
                all.Add(simple, tokens = []);
            tokens.Add(MetadataTokens.GetToken(field));
        }
    }

    private void AddUsers(int token, SortedSet<int> found)
    {
        found.UnionWith(calls.UsersOf(token, Naming.Call));
        found.UnionWith(calls.UsersOf(token, Naming.Function));
        if (!tokens.Specifications.TryGetValue(token, out var closed))
            return;
        foreach (var specification in closed)
        {
            found.UnionWith(calls.UsersOf(specification, Naming.Call));
            found.UnionWith(calls.UsersOf(specification, Naming.Function));
        }
    }

    private Dictionary<string, List<int>> Read()
    {
        var metadata = module.Metadata;
        var all = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        // The heap holds most names once, however many members have them.
        var known = new Dictionary<StringHandle, List<int>>();
        // Those that no body names are left out.
        foreach (var token in calls.Members)
        {
            try
            {
                var handle = MetadataTokens.EntityHandle(token);
                var (name, type) = handle.Kind == HandleKind.MethodDefinition
                    ? Of(metadata.GetMethodDefinition((MethodDefinitionHandle)handle))
                    : Of(metadata.GetMemberReference((MemberReferenceHandle)handle));
                if (!known.TryGetValue(name, out var named))
                {
                    var text = metadata.GetString(name);
                    if (text == Constructor)
                    {
                        if (module.TryName(type) is { } created)
                            Named(TypeNames.Simple(created), all).Add(token);
                        continue;
                    }

                    known.Add(name, named = Named(SourceName(text), all));
                }

                named.Add(token);
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                // A broken row names nothing.
            }
        }

        foreach (var interceptor in Interceptors.In(module))
            Named(interceptor.Value, all).Add(interceptor.Key);
        return all;
    }

    private static (StringHandle Name, EntityHandle Type) Of(MethodDefinition method) => (method.Name, method.GetDeclaringType());

    private static (StringHandle Name, EntityHandle Type) Of(MemberReference member) => (member.Name, member.Parent);

    private static List<int> Named(string name, Dictionary<string, List<int>> all)
    {
        if (!all.TryGetValue(name, out var named))
            all.Add(name, named = []);
        return named;
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
