using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Bodies;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>Fields of one module, and what is stored in them.</summary>
internal sealed class FieldLowering(ModuleFile module, SourceMethods methods, BodyReader bodies)
{
    private readonly MetadataReader metadata = module.Metadata;

    // By the row of a type, and by id.
    private readonly Dictionary<int, StoreScan> scans = [];
    private readonly Dictionary<string, FieldFact?> facts = new(StringComparer.Ordinal);

    /// <summary>Null when the type has no such field.</summary>
    /// <exception cref="BadImageFormatException">It is broken.</exception>
    public FieldFact? Lower(string id, string name, TypeDefinitionHandle type)
    {
        if (!facts.TryGetValue(id, out var fact))
            facts[id] = fact = Find(id, name, type);
        return fact;
    }

    private FieldFact? Find(string id, string name, TypeDefinitionHandle type)
    {
        foreach (var handle in metadata.GetTypeDefinition(type).GetFields())
        {
            var field = metadata.GetFieldDefinition(handle);
            if (!metadata.StringComparer.Equals(field.Name, name))
                continue;
            if ((field.Attributes & FieldAttributes.Literal) != 0)
                return new FieldFact(id, true, true, Literal(handle, field, type));
            return Stored(id, handle, field, type);
        }

        return null;
    }

    private List<FieldStore> Literal(FieldDefinitionHandle handle, FieldDefinition field, TypeDefinitionHandle type)
    {
        var constant = field.GetDefaultValue();
        if (constant.IsNil)
            return [];
        var row = metadata.GetConstant(constant);
        var content = metadata.GetBlobReader(row.Value).ReadConstant(row.TypeCode);
        return [new FieldStore(new ConstantValue(content, module.Members.Field(handle).Type), $"M:{module.Names.Definition(type)}.#cctor")];
    }

    private FieldFact Stored(string id, FieldDefinitionHandle handle, FieldDefinition field, TypeDefinitionHandle type)
    {
        var isReadOnly = (field.Attributes & FieldAttributes.InitOnly) != 0;
        var setter = Setter(metadata.GetString(field.Name), type);
        var uses = new Uses(id, setter.IsNil ? null : module.Members.Method(setter).Id, isReadOnly);
        var scan = Scan(type);
        foreach (var row in scan.UsersOf(MetadataTokens.GetToken(handle)))
            Read(MetadataTokens.MethodDefinitionHandle(row), uses);
        if (!setter.IsNil)
        {
            foreach (var row in scan.UsersOf(MetadataTokens.GetToken(setter)))
                ReadSetterCalls(MetadataTokens.MethodDefinitionHandle(row), uses);
        }

        var isPrivate = (field.Attributes & FieldAttributes.FieldAccessMask) == FieldAttributes.Private && (setter.IsNil || IsPrivate(setter));
        return new FieldFact(id, (field.Attributes & FieldAttributes.Static) != 0, uses.IsClosed && (isReadOnly || isPrivate), uses.Stores);
    }

    /// <summary>An implementation of an interface's setter is private by name only.</summary>
    private bool IsPrivate(MethodDefinitionHandle setter)
    {
        var attributes = metadata.GetMethodDefinition(setter).Attributes;
        return (attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Private && (attributes & MethodAttributes.Virtual) == 0;
    }

    private void Read(MethodDefinitionHandle user, Uses uses)
    {
        var name = metadata.GetMethodDefinition(user).Name;
        var isConstructor = metadata.StringComparer.Equals(name, ".ctor");
        if (AutoProperties.IsMadeUp(module, user))
        {
            // An automatic accessor stores what it is called with, a record's copy what its original has. An event's accessors hand it out.
            uses.IsClosed &= isConstructor || !AutoProperties.FieldOf(module, user).IsNil;
            return;
        }

        if (bodies.Find(user) is not { } body)
        {
            uses.IsClosed = false;
            return;
        }

        // Only a constructor can hand out what is read-only to be stored into.
        if (body.HandedOut.Contains(uses.Field) && (!uses.IsReadOnly || isConstructor || metadata.StringComparer.Equals(name, ".cctor")))
            uses.IsClosed = false;
        var id = module.Members.Method(user).Id;
        var isRepeated = uses.HasInitializer;
        foreach (var store in body.FieldStores.InOrder())
        {
            if (store.Field != uses.Field)
                continue;
            // Initialisers run before the base's constructor, in each constructor that does not call another of its type.
            var isInitializer = isConstructor && store.Offset < body.ConstructorCall;
            uses.HasInitializer |= isInitializer;
            if (!isInitializer || !isRepeated)
                uses.Add(store.Value, id, store.IsOnThisOrStatic);
        }
    }

    private void ReadSetterCalls(MethodDefinitionHandle user, Uses uses)
    {
        if (bodies.Find(user) is not { } body)
        {
            uses.IsClosed = false;
            return;
        }

        foreach (var call in body.Calls.InOrder())
        {
            if (call.Method != uses.Setter || call.Arguments.Count != 1)
                continue;
            // An object's initialiser is no store of this object's code.
            if (call.Receiver is CallValue { Call.IsCreation: true })
                uses.IsClosed &= uses.IsReadOnly;
            else
                uses.Add(call.Arguments[0], module.Members.Method(user).Id, call.Receiver is null or ParameterValue { Ordinal: -1 });
        }
    }

    private MethodDefinitionHandle Setter(string field, TypeDefinitionHandle type)
    {
        if (AutoProperties.NameOf(field) is not { } property)
            return default;
        foreach (var method in metadata.GetTypeDefinition(type).GetMethods())
        {
            if (metadata.StringComparer.Equals(metadata.GetMethodDefinition(method).Name, "set_" + property))
                return method;
        }

        return default;
    }

    private StoreScan Scan(TypeDefinitionHandle type)
    {
        var row = MetadataTokens.GetRowNumber(type);
        if (!scans.TryGetValue(row, out var scan))
            scans.Add(row, scan = new StoreScan(module, methods, type));
        return scan;
    }

    /// <summary>What was found about one field.</summary>
    private sealed class Uses(string field, string? setter, bool isReadOnly)
    {
        public string Field { get; } = field;
        public string? Setter { get; } = setter;
        public bool IsReadOnly { get; } = isReadOnly;
        public bool IsClosed { get; set; } = true;
        public bool HasInitializer { get; set; }
        public List<FieldStore> Stores { get; } = [];

        public void Add(Value value, string method, bool isOnThisOrStatic)
        {
            Stores.Add(new FieldStore(value, method));
            IsClosed &= isOnThisOrStatic;
        }
    }
}
