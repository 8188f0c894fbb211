using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>
/// Which methods may store into the fields of one type: those of the type, and of the types that are nested in it. One pass over their
/// tokens, nothing decoded.
/// </summary>
internal sealed class StoreScan
{
    private const int MaxNesting = 16;

    private readonly ModuleFile module;
    private readonly SourceMethods methods;
    private readonly TypeDefinitionHandle type;

    // Rows of the methods that were written, by the token of a field, or of a setter.
    private readonly Dictionary<int, List<int>> users = [];

    public StoreScan(ModuleFile module, SourceMethods methods, TypeDefinitionHandle type)
    {
        this.module = module;
        this.methods = methods;
        this.type = type;
        Read(type, 0);
    }

    /// <param name="token">Of a field or a setter of the type.</param>
    /// <returns>Rows of methods, in the order of the file, the type's own first.</returns>
    public IReadOnlyList<int> UsersOf(int token) => users.TryGetValue(token, out var rows) ? rows : [];

    private void Read(TypeDefinitionHandle current, int depth)
    {
        foreach (var method in module.Metadata.GetTypeDefinition(current).GetMethods())
            Read(method);
        if (depth > MaxNesting)
            return;
        foreach (var nested in module.NestedTypes.Of(current))
            Read(nested, depth + 1);
    }

    private void Read(MethodDefinitionHandle method)
    {
        try
        {
            var il = Code.Of(module, method);
            while (il.RemainingBytes > 0)
            {
                var code = Opcodes.Read(ref il);
                if (code is ILOpCode.Stfld or ILOpCode.Stsfld or ILOpCode.Ldflda or ILOpCode.Ldsflda)
                    NoteField(method, il.ReadInt32());
                else if (code is ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Ldftn or ILOpCode.Ldvirtftn)
                    NoteSetter(method, il.ReadInt32());
                else
                    Opcodes.Skip(code, ref il);
            }
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            // The rest of a broken body is not known.
        }
    }

    private void NoteField(MethodDefinitionHandle user, int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        if (handle.Kind == HandleKind.MemberReference)
        {
            // A field of a generic type.
            var reference = module.Metadata.GetMemberReference((MemberReferenceHandle)handle);
            if (module.Names.DefinitionOf(reference.Parent) != type)
                return;
            token = module.Members.Field(handle).Token;
        }
        else if (handle.Kind != HandleKind.FieldDefinition || module.Metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType() != type)
        {
            return;
        }

        Note(user, token);
    }

    private void NoteSetter(MethodDefinitionHandle user, int token)
    {
        const string prefix = "set_";
        var metadata = module.Metadata;
        var handle = MetadataTokens.EntityHandle(token);
        if (handle.Kind == HandleKind.MethodDefinition)
        {
            var method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
            if (metadata.StringComparer.StartsWith(method.Name, prefix) && method.GetDeclaringType() == type)
                Note(user, token);
        }
        else if (handle.Kind == HandleKind.MemberReference)
        {
            var reference = metadata.GetMemberReference((MemberReferenceHandle)handle);
            if (!metadata.StringComparer.StartsWith(reference.Name, prefix) || module.Names.DefinitionOf(reference.Parent) != type)
                return;
            foreach (var method in metadata.GetTypeDefinition(type).GetMethods())
            {
                if (metadata.StringComparer.Equals(metadata.GetMethodDefinition(method).Name, metadata.GetString(reference.Name)))
                    Note(user, MetadataTokens.GetToken(method));
            }
        }
    }

    private void Note(MethodDefinitionHandle user, int token)
    {
        if (!users.TryGetValue(token, out var rows))
            users.Add(token, rows = []);
        var row = MetadataTokens.GetRowNumber(methods.SourceOf(user));
        if (!rows.Contains(row))
            rows.Add(row);
    }
}
