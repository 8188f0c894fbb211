using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Graph;

/// <summary>From members that calls name to those that run: overrides, implementations, and what foreign code calls back.</summary>
internal sealed class VirtualEdges(OwnMembers members, TypeShapes shapes, Nodes nodes)
{
    private const int MaxDepth = 64;

    // What foreign code calls on every object that it is handed leads nowhere that anybody means.
    private static readonly string[] OfEveryObject = ["ToString", "Equals", "GetHashCode", "CompareTo", "Finalize"];

    private readonly bool[] isCalledBack = new bool[members.Types];

    // By module.
    private readonly SignatureTypes?[] signatures = new SignatureTypes?[members.Modules.Count];

    // Foreign member, own method.
    private readonly List<(int Hash, int Method)> implemented = [];

    /// <summary>Whether foreign code can call something on an object of a type.</summary>
    public bool IsCalledBack(int type) => isCalledBack[type];

    /// <summary>Declares the nodes of the foreign members; the edges come after.</summary>
    public void Read()
    {
        for (var module = 0; module < members.Modules.Count; module++)
        {
            foreach (var handle in members.Modules[module].Metadata.TypeDefinitions)
                Declare(module, handle);
        }

        // An object can be called on what its base types declare.
        for (var type = 0; type < members.Types; type++)
        {
            var above = members.BaseOf[type];
            for (var depth = 0; depth < MaxDepth && above != OwnMembers.None && !isCalledBack[type]; depth++)
            {
                isCalledBack[type] = isCalledBack[above];
                above = members.BaseOf[above];
            }
        }
    }

    public void Add(Edges.Part edges)
    {
        foreach (var (hash, method) in implemented)
            edges.Add(nodes.Slot(hash), method);
        for (var module = 0; module < members.Modules.Count; module++)
        {
            foreach (var handle in members.Modules[module].Metadata.TypeDefinitions)
                Add(module, handle, edges);
        }
    }

    private void Declare(int module, TypeDefinitionHandle handle)
    {
        var type = members.Type(module, handle);
        var metadata = members.Modules[module].Metadata;
        var definition = metadata.GetTypeDefinition(handle);
        if (shapes.HasForeign(type))
        {
            isCalledBack[type] |= (definition.Attributes & TypeAttributes.Interface) != 0;
            foreach (var method in definition.GetMethods())
            {
                var attributes = metadata.GetMethodDefinition(method).Attributes;
                if ((attributes & MethodAttributes.Virtual) != 0)
                    Implement(members.Hashes[members.Method(module, method)], members.Method(module, method));
            }
        }

        foreach (var implementation in definition.GetMethodImplementations())
        {
            try
            {
                var row = metadata.GetMethodImplementation(implementation);
                if (row.MethodBody.Kind == HandleKind.MethodDefinition && row.MethodDeclaration.Kind == HandleKind.MemberReference)
                    Implement(HashOf(metadata, (MemberReferenceHandle)row.MethodDeclaration), members.Method(module, row.MethodBody));
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                // A broken row implements nothing.
            }
        }
    }

    private void Implement(int hash, int method)
    {
        nodes.DeclareSlot(hash);
        implemented.Add((hash, method));
        isCalledBack[members.TypeOf[method]] = true;
    }

    private static int HashOf(MetadataReader metadata, MemberReferenceHandle handle)
    {
        var member = metadata.GetMemberReference(handle);
        return NameHash.Of(metadata, member.Name, member.Signature);
    }

    private void Add(int module, TypeDefinitionHandle handle, Edges.Part edges)
    {
        var type = members.Type(module, handle);
        try
        {
            var metadata = members.Modules[module].Metadata;
            var definition = metadata.GetTypeDefinition(handle);
            foreach (var method in definition.GetMethods())
                AddMethod(module, metadata.GetMethodDefinition(method), members.Method(module, method), type, edges);
            foreach (var implementation in definition.GetInterfaceImplementations())
                AddInterface(members.Resolve(module, metadata.GetInterfaceImplementation(implementation).Interface), type, edges);
            foreach (var implementation in definition.GetMethodImplementations())
                AddExplicit(module, metadata.GetMethodImplementation(implementation), edges);
            AddCalledBack(type, edges);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            // A broken row leads nowhere.
        }
    }

    private void AddMethod(int module, MethodDefinition definition, int method, int type, Edges.Part edges)
    {
        if ((definition.Attributes & MethodAttributes.Virtual) == 0)
            return;
        if (shapes.HasGeneric(type) && MayTakeMessage(module, definition, edges))
            edges.Add(nodes.Dispatcher, method);
        if (shapes.HasForeign(type) && !IsOfEveryObject(members.Modules[module].Metadata, definition.Name))
            edges.Add(nodes.Type(type), method);
        if ((definition.Attributes & MethodAttributes.NewSlot) != 0)
            return;
        var above = members.BaseOf[type];
        for (var depth = 0; depth < MaxDepth && above != OwnMembers.None; depth++)
        {
            Link(members.Find(above, members.Hashes[method]), method, edges);
            above = members.BaseOf[above];
        }
    }

    /// <summary>Who makes a message may have it delivered by somebody who knows it only by an interface or a base type.</summary>
    private bool MayTakeMessage(int module, MethodDefinition method, Edges.Part edges)
    {
        var taken = signatures[module] ??= new SignatureTypes(members.Modules[module].Metadata);
        taken.Clear();
        taken.AddMethod(method.Signature, withReturn: false);
        var mayTake = taken.HasParameter;
        foreach (var token in taken.Found)
        {
            if (members.Resolve(module, MetadataTokens.EntityHandle(token)) is not OwnMembers.None and var message)
            {
                mayTake = true;
                AddMakers(message, edges);
            }
        }

        return mayTake;
    }

    private void AddMakers(int message, Edges.Part edges)
    {
        foreach (var method in members.MethodsOf(message))
        {
            if (members.IsConstructor[method])
                edges.Add(method, nodes.Dispatcher);
        }
    }

    private static bool IsOfEveryObject(MetadataReader metadata, StringHandle name)
    {
        foreach (var other in OfEveryObject)
        {
            if (metadata.StringComparer.Equals(name, other))
                return true;
        }

        return false;
    }

    /// <summary>Who subscribes to an event that is overridden or implemented is called where the one that runs is raised.</summary>
    private void Link(int declared, int method, Edges.Part edges)
    {
        for (; declared != OwnMembers.None; declared = members.NextOf(declared))
            LinkOne(declared, method, edges);
    }

    private void LinkOne(int declared, int method, Edges.Part edges)
    {
        edges.Add(declared, method);
        if (members.IsAdder[declared])
            edges.Add(method, declared);
    }

    private void AddInterface(int declared, int type, Edges.Part edges)
    {
        if (declared == OwnMembers.None)
            return;
        // What is called on an object of the interface runs on those of the type.
        if (isCalledBack[declared])
            edges.Add(nodes.Type(declared), nodes.Type(type));
        foreach (var member in members.MethodsOf(declared))
        {
            var current = type;
            for (var depth = 0; depth < MaxDepth && current != OwnMembers.None; depth++)
            {
                for (var found = members.Find(current, members.Hashes[member]); found != OwnMembers.None; found = members.NextOf(found))
                    LinkOne(member, found, edges);
                current = members.BaseOf[current];
            }
        }
    }

    private void AddExplicit(int module, MethodImplementation row, Edges.Part edges)
    {
        if (row.MethodBody.Kind != HandleKind.MethodDefinition)
            return;
        var body = members.Method(module, row.MethodBody);
        if (row.MethodDeclaration.Kind == HandleKind.MethodDefinition)
        {
            LinkOne(members.Method(module, row.MethodDeclaration), body, edges);
            return;
        }

        if (row.MethodDeclaration.Kind != HandleKind.MemberReference)
            return;
        var metadata = members.Modules[module].Metadata;
        var member = (MemberReferenceHandle)row.MethodDeclaration;
        if (members.Resolve(module, metadata.GetMemberReference(member).Parent) is not OwnMembers.None and var type)
            Link(members.Find(type, HashOf(metadata, member)), body, edges);
    }

    private void AddCalledBack(int type, Edges.Part edges)
    {
        if (!isCalledBack[type])
            return;
        edges.Add(nodes.AnyType, nodes.Type(type));
        if (members.BaseOf[type] is not OwnMembers.None and var above && isCalledBack[above])
        {
            edges.Add(nodes.Type(type), nodes.Type(above));
            edges.Add(nodes.Type(above), nodes.Type(type));
        }
    }
}
