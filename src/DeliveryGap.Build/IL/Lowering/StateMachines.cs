using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>Which types of one module are the state machines of which methods, by the attributes that say so: read once, all together. Does not change.</summary>
internal sealed class StateMachines
{
    private const string Namespace = "System.Runtime.CompilerServices.";
    private const string Suffix = "StateMachineAttribute";

    private readonly ModuleFile module;
    private readonly MetadataReader metadata;

    // By row: a method's MoveNext, and whose it is by the row of its type.
    private readonly Dictionary<int, int> bodies = [];
    private readonly Dictionary<int, int> kickoffs = [];

    // By the token of an attribute's constructor.
    private readonly Dictionary<int, bool> constructors = [];

    /// <param name="module">Asked by no other thread.</param>
    public StateMachines(ModuleFile module)
    {
        this.module = module;
        metadata = module.Metadata;
        foreach (var handle in metadata.CustomAttributes)
        {
            try
            {
                Read(metadata.GetCustomAttribute(handle));
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                // A broken attribute names no state machine.
            }
        }
    }

    /// <summary>The method that holds the code of an async method or an iterator; nil for any other.</summary>
    public MethodDefinitionHandle BodyOf(MethodDefinitionHandle method) =>
        bodies.TryGetValue(MetadataTokens.GetRowNumber(method), out var body) ? MetadataTokens.MethodDefinitionHandle(body) : default;

    /// <summary>The method whose state machine a type is; nil where it is none.</summary>
    public MethodDefinitionHandle KickoffOf(TypeDefinitionHandle type) =>
        kickoffs.TryGetValue(MetadataTokens.GetRowNumber(type), out var method) ? MetadataTokens.MethodDefinitionHandle(method) : default;

    private void Read(CustomAttribute attribute)
    {
        if (attribute.Parent.Kind != HandleKind.MethodDefinition || !NamesMachine(attribute.Constructor))
            return;
        var method = (MethodDefinitionHandle)attribute.Parent;
        var blob = metadata.GetBlobReader(attribute.Value);
        if (blob.ReadUInt16() != 1 || blob.ReadSerializedString() is not { } name)
            return;
        var machine = Nested(metadata.GetMethodDefinition(method).GetDeclaringType(), name);
        if (machine.IsNil)
            return;
        kickoffs[MetadataTokens.GetRowNumber(machine)] = MetadataTokens.GetRowNumber(method);
        if (MoveNext(machine) is { IsNil: false } body)
            bodies[MetadataTokens.GetRowNumber(method)] = MetadataTokens.GetRowNumber(body);
    }

    private bool NamesMachine(EntityHandle constructor)
    {
        var token = MetadataTokens.GetToken(constructor);
        if (!constructors.TryGetValue(token, out var isOne))
        {
            var type = module.Members.DeclaringType(constructor);
            constructors.Add(token, isOne = type.EndsWith(Suffix, StringComparison.Ordinal) && type.StartsWith(Namespace, StringComparison.Ordinal));
        }

        return isOne;
    }

    private MethodDefinitionHandle MoveNext(TypeDefinitionHandle machine)
    {
        foreach (var method in metadata.GetTypeDefinition(machine).GetMethods())
        {
            if (metadata.StringComparer.Equals(metadata.GetMethodDefinition(method).Name, "MoveNext"))
                return method;
        }

        return default;
    }

    private TypeDefinitionHandle Nested(TypeDefinitionHandle outer, string serializedName)
    {
        var end = serializedName.IndexOf(',');
        var start = serializedName.LastIndexOf('+') + 1;
        if (start == 0 || end >= 0 && end < start)
            return default;
        var name = end < 0 ? serializedName.Substring(start) : serializedName.Substring(start, end - start);
        foreach (var nested in module.NestedTypes.Of(outer))
        {
            if (metadata.StringComparer.Equals(metadata.GetTypeDefinition(nested).Name, name))
                return nested;
        }

        return default;
    }
}
