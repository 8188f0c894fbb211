using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>
/// Between what the compiler made of methods and the methods of the source: state machines, closures, lambdas and local functions
/// of one module.
/// </summary>
/// <param name="machines">Those of the module.</param>
internal sealed class SourceMethods(ModuleFile module, Lazy<StateMachines> machines)
{
    private const string Closure = "<>c__DisplayClass";

    private readonly MetadataReader metadata = module.Metadata;

    // By the row of a type.
    private readonly Dictionary<int, ClosureScan> scans = [];
    private readonly Dictionary<int, Members> contexts = [];

    /// <summary>The method that holds the code: <c>MoveNext</c> for an async method or an iterator, else the method itself.</summary>
    public MethodDefinitionHandle BodyOf(MethodDefinitionHandle method) => Machines.BodyOf(method) is { IsNil: false } body ? body : method;

    /// <summary>The method that was written: for <c>MoveNext</c> the async method or iterator, else the method itself.</summary>
    public MethodDefinitionHandle SourceOf(MethodDefinitionHandle method)
    {
        var type = metadata.GetMethodDefinition(method).GetDeclaringType();
        if (!IsGenerated(type))
            return method;
        var source = Machines.KickoffOf(type);
        return source.IsNil || BodyOf(source) != method ? method : source;
    }

    /// <summary>What the tokens in a method's body stand for, type parameters named as in source.</summary>
    public Members MembersOf(MethodDefinitionHandle method)
    {
        var type = metadata.GetMethodDefinition(method).GetDeclaringType();
        if (!IsGenerated(type))
            return module.Members;
        var row = MetadataTokens.GetRowNumber(type);
        if (!contexts.TryGetValue(row, out var members))
        {
            var count = metadata.GetTypeDefinition(type).GetGenericParameters().Count;
            var own = metadata.GetTypeDefinition(SourceType(type)).GetGenericParameters().Count;
            members = count > own ? new Members(metadata, module.Names, Context(own, count)) : module.Members;
            contexts.Add(row, members);
        }

        return members;
    }

    private static string[] Context(int own, int count)
    {
        var context = new string[count];
        for (var i = 0; i < count; i++)
            context[i] = i < own ? "`" + i : "``" + (i - own);
        return context;
    }

    /// <summary>The innermost type around it that was written.</summary>
    public TypeDefinitionHandle SourceType(TypeDefinitionHandle type)
    {
        // Nesting in metadata is a table of rows, so a broken one may run in a circle.
        for (var depth = 0; depth < 64 && IsGenerated(type); depth++)
        {
            var outer = metadata.GetTypeDefinition(type).GetDeclaringType();
            if (outer.IsNil)
                break;
            type = outer;
        }

        return type;
    }

    public bool IsGenerated(TypeDefinitionHandle type)
    {
        var name = metadata.GetTypeDefinition(type).Name;
        // A file-local type is written by people, and its reader's name says so.
        return metadata.StringComparer.StartsWith(name, "<") && (!MayBeFileLocal(name) || Generated.IsGenerated(module.Names.Definition(type)));
    }

    /// <summary>See <see cref="Names"/>: hardly any name becomes a text for this.</summary>
    private bool MayBeFileLocal(StringHandle name)
    {
        var text = metadata.GetBlobReader(name);
        var end = text.IndexOf((byte)'>');
        if (end < 0 || end + 1 == text.Length)
            return false;
        text.Offset = end + 1;
        return text.ReadByte() == 'F';
    }

    /// <summary>The method whose body holds a lambda or local function; nil when none names it.</summary>
    public MethodDefinitionHandle HolderOf(MethodDefinitionHandle function) =>
        Scan(metadata.GetMethodDefinition(function).GetDeclaringType()).HolderOf(function);

    /// <summary>How many instructions store into a field of a closure or state machine.</summary>
    /// <param name="field">Its definition's token.</param>
    public int StoresInto(int field)
    {
        var handle = MetadataTokens.EntityHandle(field);
        return handle.Kind == HandleKind.FieldDefinition
            ? Scan(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType()).StoresInto(field)
            : 0;
    }

    /// <summary>Whether more than one method, lambda or local function stores into a variable that lies in a closure.</summary>
    public bool IsStoredBySeveral(FieldName field)
    {
        var handle = MetadataTokens.EntityHandle(field.Token);
        return handle.Kind == HandleKind.FieldDefinition && field.DeclaringType.Contains(Closure) && !Generated.IsGenerated(field.Name)
            && Scan(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType()).IsStoredBySeveral(field.Token);
    }

    private ClosureScan Scan(TypeDefinitionHandle type)
    {
        var source = SourceType(type);
        var row = MetadataTokens.GetRowNumber(source);
        if (!scans.TryGetValue(row, out var scan))
        {
            scan = new ClosureScan(module, this);
            scans.Add(row, scan);
            scan.Read(source);
        }

        return scan;
    }

    private StateMachines Machines => machines.Value;
}
