using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Graph;

/// <summary>What the tokens in the bodies of one module lead to.</summary>
internal sealed class Tokens
{
    private const int MaxDepth = 64;

    private readonly OwnMembers members;
    private readonly TypeShapes shapes;
    private readonly VirtualEdges overrides;
    private readonly Nodes nodes;
    private readonly Wrappers wrappers;
    private readonly int module;
    private readonly MetadataReader metadata;
    private readonly SignatureTypes signature;
    private readonly SignatureTypes given;
    private readonly DelegateTypes delegates;

    // By row of the field behind an event: who subscribes to it.
    private readonly Dictionary<int, int> events = [];

    public Tokens(OwnMembers members, TypeShapes shapes, VirtualEdges overrides, Nodes nodes, ModuleFile module, Wrappers wrappers)
    {
        this.members = members;
        this.shapes = shapes;
        this.overrides = overrides;
        this.nodes = nodes;
        this.wrappers = wrappers;
        this.module = members.NumberOf(module);
        metadata = module.Metadata;
        signature = new SignatureTypes(metadata);
        given = new SignatureTypes(metadata);
        delegates = new DelegateTypes(metadata);
        ReadEvents();
    }

    /// <exception cref="BadImageFormatException">The row is broken.</exception>
    public void Read(int token, Token led)
    {
        led.Clear();
        var handle = MetadataTokens.EntityHandle(token);
        if (handle.Kind == HandleKind.MethodSpecification)
        {
            var specification = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
            ReadMember(specification.Method, led);
            signature.Clear();
            signature.AddArguments(specification);
            AddTypes(led.Types);
        }
        else
        {
            ReadMember(handle, led);
        }
    }

    private void ReadMember(EntityHandle handle, Token led)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                ReadMethod((MethodDefinitionHandle)handle, led);
                break;
            case HandleKind.MemberReference:
                ReadReference(metadata.GetMemberReference((MemberReferenceHandle)handle), led);
                break;
            case HandleKind.FieldDefinition:
                ReadField((FieldDefinitionHandle)handle, led);
                break;
            case HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification:
                ReadType(handle, led);
                break;
        }
    }

    /// <summary>The own types that a method takes, of which foreign code can call something back.</summary>
    public void ReadTaken(MethodDefinition method, Token led)
    {
        led.Clear();
        signature.Clear();
        signature.AddMethod(method.Signature, withReturn: false);
        AddTypes(led.Types);
    }

    private void ReadEvents()
    {
        foreach (var handle in metadata.EventDefinitions)
        {
            var definition = metadata.GetEventDefinition(handle);
            var adder = definition.GetAccessors().Adder;
            if (adder.IsNil)
                continue;
            var name = metadata.GetString(definition.Name);
            foreach (var field in metadata.GetTypeDefinition(metadata.GetMethodDefinition(adder).GetDeclaringType()).GetFields())
            {
                if (metadata.StringComparer.Equals(metadata.GetFieldDefinition(field).Name, name))
                    events[MetadataTokens.GetRowNumber(field)] = members.Method(module, adder);
            }
        }
    }

    private void ReadType(EntityHandle type, Token led)
    {
        signature.Clear();
        signature.Add(type);
        AddMachine(members.Resolve(module, type), led);
        AddTypes(led.Types);
    }

    private void ReadMethod(MethodDefinitionHandle handle, Token led)
    {
        var method = members.Method(module, handle);
        var definition = metadata.GetMethodDefinition(handle);
        signature.Clear();
        signature.AddMethod(definition.Signature, withReturn: false);
        led.Dispatches = signature.HasObject;
        signature.AddMethod(definition.Signature, withReturn: true);
        led.Matters = GivesDelegate(definition.Signature);
        signature.AddDefinition(definition.GetDeclaringType());
        AddMachine(members.TypeOf[method], led);
        led.Targets.Add(method);
        AddTypes(led.Types);
        led.Event = members.IsAdder[method] ? method : OwnMembers.None;
    }

    private void ReadField(FieldDefinitionHandle handle, Token led)
    {
        signature.Clear();
        signature.AddField(metadata.GetFieldDefinition(handle).Signature);
        var type = members.Type(module, metadata.GetFieldDefinition(handle).GetDeclaringType());
        led.Event = events.TryGetValue(MetadataTokens.GetRowNumber(handle), out var adder) ? adder : OwnMembers.None;
        led.Matters = !shapes.IsMadeUp[type] && signature.Found.Count > 0 && delegates.Contains(signature.Found[0]);
        AddMachine(type, led);
        AddTypes(led.Types);
    }

    private void ReadReference(MemberReference member, Token led)
    {
        var type = member.Parent.Kind == HandleKind.MethodDefinition ? OwnMembers.None : members.Resolve(module, member.Parent);
        signature.Clear();
        if (member.Parent.Kind is HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification)
            signature.Add(member.Parent);
        if (member.GetKind() == MemberReferenceKind.Field)
        {
            signature.AddField(member.Signature);
            led.Event = type == OwnMembers.None ? OwnMembers.None : RaisedBy(member);
            led.Matters = (type == OwnMembers.None || !shapes.IsMadeUp[type]) && HoldsDelegate(member.Signature);
            AddMachine(type, led);
            AddTypes(led.Types);
            return;
        }

        given.Clear();
        var count = given.AddMethod(member.Signature, withReturn: false);
        signature.AddMethod(member.Signature, withReturn: true);
        AddTypes(led.Types);
        if (type == OwnMembers.None)
            ReadForeign(member, count, led);
        else
            ReadOwn(member, type, led);
    }

    private void ReadOwn(MemberReference member, int type, Token led)
    {
        var hash = NameHash.Of(metadata, member.Name, member.Signature);
        AddMachine(type, led);
        var found = OwnMembers.None;
        var current = type;
        for (var depth = 0; depth < MaxDepth && current != OwnMembers.None && found == OwnMembers.None; depth++)
        {
            found = members.Find(current, hash);
            for (var method = found; method != OwnMembers.None; method = members.NextOf(method))
                led.Targets.Add(method);
            current = members.BaseOf[current];
        }

        if (found == OwnMembers.None && nodes.Slot(hash) is not OwnMembers.None and var slot)
            led.Targets.Add(slot);
        // What an own type should have and has not cannot be seen through.
        led.Matters = (found == OwnMembers.None && !shapes.HasForeign(type)) || GivesDelegate(member.Signature);
        led.Dispatches = given.HasObject;
        led.Event = found != OwnMembers.None && members.IsAdder[found] ? found : OwnMembers.None;
    }

    private void ReadForeign(MemberReference member, int count, Token led)
    {
        var slot = nodes.Slot(NameHash.Of(metadata, member.Name, member.Signature));
        var declaringType = NameOf(member.Parent);
        // What using, foreach and operators call counts on own types only, and those are named where an object of them comes from.
        var isPattern = slot != OwnMembers.None && Plumbing.Is(declaringType, metadata.GetString(member.Name), isOwn: false);
        if (slot != OwnMembers.None && !isPattern)
            led.Targets.Add(slot);
        led.Matters = GivesDelegate(member.Signature) || (Interest.IsType(declaringType) && Interest.IsCall(declaringType, metadata.GetString(member.Name))) || wrappers.MayBe(declaringType);
        led.Dispatches = count > 0 && Interest.MayDispatch(declaringType) && MayHold();
        led.TakesObjects = count > 0 || isPattern;
    }

    /// <summary>What a type is closed over, as a definition; empty for an array.</summary>
    private string NameOf(EntityHandle type)
    {
        if (type.Kind == HandleKind.TypeSpecification)
        {
            var specification = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)type).Signature);
            if (specification.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
                return "";
            specification.ReadCompressedInteger();
            type = specification.ReadTypeHandle();
        }

        return type.Kind == HandleKind.TypeReference ? members.Modules[module].Names.Definition(type) : "";
    }

    /// <summary>Whether something that is given can be an object of an own type: the base library's types hold none.</summary>
    private bool MayHold()
    {
        if (given.HasObject || given.HasParameter)
            return true;
        foreach (var type in given.Found)
        {
            if (type.Kind != HandleKind.TypeReference || !IsOfBaseLibrary((TypeReferenceHandle)type))
                return true;
        }

        return false;
    }

    private bool IsOfBaseLibrary(TypeReferenceHandle type) =>
        metadata.StringComparer.StartsWith(metadata.GetTypeReference(type).Namespace, "System");

    private int RaisedBy(MemberReference member)
    {
        var type = members.Modules[module].Names.DefinitionOf(member.Parent);
        if (type.IsNil)
            return OwnMembers.None;
        var name = metadata.GetString(member.Name);
        foreach (var field in metadata.GetTypeDefinition(type).GetFields())
        {
            if (events.TryGetValue(MetadataTokens.GetRowNumber(field), out var adder) && metadata.StringComparer.Equals(metadata.GetFieldDefinition(field).Name, name))
                return adder;
        }

        return OwnMembers.None;
    }

    /// <summary>Who calls a delegate that comes from elsewhere leads to whoever made it.</summary>
    private bool GivesDelegate(BlobHandle method) => delegates.Contains(SignatureTypes.Returned(metadata, method));

    private bool HoldsDelegate(BlobHandle field)
    {
        given.Clear();
        given.AddField(field);
        return given.Found.Count > 0 && delegates.Contains(given.Found[0]);
    }

    private void AddMachine(int type, Token led)
    {
        if (type != OwnMembers.None && shapes.MoveNext[type] is not OwnMembers.None and var moveNext)
            led.Targets.Add(moveNext);
    }

    /// <summary>Those of the types that the signature names which foreign code can call back.</summary>
    private void AddTypes(List<int> found)
    {
        foreach (var handle in signature.Found)
        {
            var type = members.Resolve(module, handle);
            if (type != OwnMembers.None && overrides.IsCalledBack(type) && !found.Contains(type))
                found.Add(type);
        }
    }
}
