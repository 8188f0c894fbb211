using System.Reflection.Metadata;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Graph;

/// <summary>What of the types' hierarchy matters to calls. What holds for a type also holds for its own base types: it may bring an interface for them.</summary>
internal sealed class TypeShapes
{
    private const int MaxDepth = 64;

    private readonly OwnMembers members;
    private readonly bool[] hasForeign;
    private readonly bool[] hasGeneric;

    public TypeShapes(OwnMembers members)
    {
        this.members = members;
        hasForeign = new bool[members.Types];
        hasGeneric = new bool[members.Types];
        IsGenericDefinition = new bool[members.Types];
        IsMadeUp = new bool[members.Types];
        MoveNext = new int[members.Types];
        for (var module = 0; module < members.Modules.Count; module++)
        {
            foreach (var handle in members.Modules[module].Metadata.TypeDefinitions)
                Read(module, handle);
        }

        for (var type = 0; type < members.Types; type++)
            Inherit(type);
        for (var type = 0; type < members.Types; type++)
            PassUp(type);
    }

    /// <summary>By type: it or what holds it has type parameters.</summary>
    public bool[] IsGenericDefinition { get; }

    /// <summary>By type: a closure, a state machine or another that no one named.</summary>
    public bool[] IsMadeUp { get; }

    /// <summary>By type: the method that holds the code of a state machine, else <see cref="OwnMembers.None"/>.</summary>
    public int[] MoveNext { get; }

    /// <summary>Its methods may stand for members that foreign code declares.</summary>
    public bool HasForeign(int type) => hasForeign[type];

    /// <summary>It has a generic interface or base type.</summary>
    public bool HasGeneric(int type) => hasGeneric[type];

    private void Read(int module, TypeDefinitionHandle handle)
    {
        var type = members.Type(module, handle);
        MoveNext[type] = OwnMembers.None;
        try
        {
            var metadata = members.Modules[module].Metadata;
            var definition = metadata.GetTypeDefinition(handle);
            IsGenericDefinition[type] = definition.GetGenericParameters().Count > 0;
            // An interface has no base type.
            Read(module, definition.BaseType, type, isBase: true);
            foreach (var implementation in definition.GetInterfaceImplementations())
                Read(module, metadata.GetInterfaceImplementation(implementation).Interface, type, isBase: false);
            IsMadeUp[type] = metadata.StringComparer.StartsWith(definition.Name, "<");
            if (IsMadeUp[type])
                ReadMachine(module, definition, type);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            (hasForeign[type], hasGeneric[type]) = (true, true);
        }
    }

    private void Read(int module, EntityHandle above, int type, bool isBase)
    {
        if (above.IsNil)
            return;
        hasGeneric[type] |= above.Kind == HandleKind.TypeSpecification;
        if (members.Resolve(module, above) == OwnMembers.None)
            hasForeign[type] |= !isBase || !IsRoot(members.Modules[module].Metadata, above);
    }

    private static bool IsRoot(MetadataReader metadata, EntityHandle type)
    {
        if (type.Kind != HandleKind.TypeReference)
            return false;
        var name = metadata.GetTypeReference((TypeReferenceHandle)type).Name;
        return metadata.StringComparer.Equals(name, "Object") || metadata.StringComparer.Equals(name, "ValueType");
    }

    private void ReadMachine(int module, TypeDefinition definition, int type)
    {
        var metadata = members.Modules[module].Metadata;
        foreach (var handle in definition.GetMethods())
        {
            var name = metadata.GetMethodDefinition(handle).Name;
            if (metadata.StringComparer.Equals(name, "MoveNext"))
                MoveNext[type] = members.Method(module, handle);
        }
    }

    private void Inherit(int type)
    {
        var above = members.BaseOf[type];
        for (var depth = 0; depth < MaxDepth && above != OwnMembers.None; depth++)
        {
            hasForeign[type] |= hasForeign[above];
            hasGeneric[type] |= hasGeneric[above];
            above = members.BaseOf[above];
        }
    }

    private void PassUp(int type)
    {
        var above = members.BaseOf[type];
        for (var depth = 0; depth < MaxDepth && above != OwnMembers.None; depth++)
        {
            hasForeign[above] |= hasForeign[type];
            hasGeneric[above] |= hasGeneric[type];
            above = members.BaseOf[above];
        }
    }
}
