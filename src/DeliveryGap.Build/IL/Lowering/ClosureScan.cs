using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>Who creates the lambdas of one source type and stores what they capture: one pass over its tokens, nothing decoded.</summary>
internal sealed class ClosureScan(ModuleFile module, SourceMethods methods)
{
    private const int MaxNesting = 16;
    private const int Several = 0;

    private readonly MetadataReader metadata = module.Metadata;

    // The rows of functions, and of what holds them.
    private readonly Dictionary<int, int> holders = [];

    // By token: how many, and the row of the method that holds them or Several.
    private readonly Dictionary<int, int> stores = [];
    private readonly Dictionary<int, int> storers = [];

    public MethodDefinitionHandle HolderOf(MethodDefinitionHandle function) =>
        holders.TryGetValue(MetadataTokens.GetRowNumber(function), out var row) ? MetadataTokens.MethodDefinitionHandle(row) : default;

    public int StoresInto(int field) => stores.TryGetValue(field, out var count) ? count : 0;

    public bool IsStoredBySeveral(int field) => storers.TryGetValue(field, out var row) && row == Several;

    public void Read(TypeDefinitionHandle source) => Read(source, 0);

    private void Read(TypeDefinitionHandle type, int depth)
    {
        var definition = metadata.GetTypeDefinition(type);
        foreach (var method in definition.GetMethods())
            Read(method);
        if (depth > MaxNesting)
            return;
        foreach (var nested in module.NestedTypes.Of(type))
        {
            if (methods.IsGenerated(nested))
                Read(nested, depth + 1);
        }
    }

    private void Read(MethodDefinitionHandle method)
    {
        try
        {
            var il = Code.Of(module, method);
            while (il.RemainingBytes > 0)
            {
                var code = Opcodes.Read(ref il);
                if (!Opcodes.HasToken(code))
                {
                    Opcodes.Skip(code, ref il);
                    continue;
                }

                var token = il.ReadInt32();
                if (code is ILOpCode.Ldftn or ILOpCode.Call or ILOpCode.Callvirt)
                    NoteFunction(method, token);
                else if (code == ILOpCode.Stfld)
                    NoteStore(method, token);
            }
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            // The rest of a broken body is not known.
        }
    }

    private void NoteFunction(MethodDefinitionHandle user, int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        if (!MayBeFunction(handle))
            return;
        var name = module.Members.Method(handle);
        if (name.Definition.IsNil || !Generated.IsFunction(name.Name))
            return;
        user = methods.SourceOf(user);
        if (user == name.Definition)
            return;
        // A lambda is created in one place. A local function is called from several; the member that holds it goes first.
        var known = HolderOf(name.Definition);
        if (known.IsNil || (IsFunction(known) && !IsFunction(user)))
            holders[MetadataTokens.GetRowNumber(name.Definition)] = MetadataTokens.GetRowNumber(user);
    }

    private bool IsFunction(MethodDefinitionHandle method) => Generated.IsFunction(metadata.GetString(metadata.GetMethodDefinition(method).Name));

    private bool MayBeFunction(EntityHandle method)
    {
        if (method.Kind == HandleKind.MethodSpecification)
            method = metadata.GetMethodSpecification((MethodSpecificationHandle)method).Method;
        return method.Kind switch
        {
            HandleKind.MethodDefinition => metadata.StringComparer.StartsWith(metadata.GetMethodDefinition((MethodDefinitionHandle)method).Name, "<"),
            HandleKind.MemberReference => metadata.StringComparer.StartsWith(metadata.GetMemberReference((MemberReferenceHandle)method).Name, "<"),
            _ => false,
        };
    }

    private void NoteStore(MethodDefinitionHandle user, int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        if (handle.Kind == HandleKind.FieldDefinition)
        {
            if (!methods.IsGenerated(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType()))
                return;
        }
        else if (metadata.GetMemberReference((MemberReferenceHandle)handle).Parent.Kind != HandleKind.TypeSpecification)
        {
            return;
        }

        var field = module.Members.Field(handle).Token;
        stores[field] = StoresInto(field) + 1;
        var row = MetadataTokens.GetRowNumber(methods.SourceOf(user));
        storers[field] = storers.TryGetValue(field, out var known) && known != row ? Several : row;
    }
}
