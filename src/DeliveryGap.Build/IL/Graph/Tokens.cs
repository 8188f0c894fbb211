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
    private readonly Nodes nodes;
    private readonly Wrappers wrappers;
    private readonly int module;
    private readonly MetadataReader metadata;
    private readonly Signatures signatures;
    private readonly SignatureTypes types;

    // By row of the field behind an event: who subscribes to it.
    private readonly Dictionary<int, int> events = [];

    public Tokens(OwnMembers members, TypeShapes shapes, VirtualEdges overrides, Nodes nodes, ModuleFile module, Wrappers wrappers)
    {
        this.members = members;
        this.shapes = shapes;
        this.nodes = nodes;
        this.wrappers = wrappers;
        this.module = members.NumberOf(module);
        metadata = module.Metadata;
        signatures = new Signatures(metadata, this.module, members, overrides);
        types = new SignatureTypes(metadata);
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
            types.Clear();
            types.AddArguments(specification);
            AddTypes(led);
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
    /// <exception cref="BadImageFormatException">Its signature is broken.</exception>
    public int[] Taken(MethodDefinition method) => signatures.Of(method.Signature).Taken;

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
        AddMachine(members.Resolve(module, type), led);
        types.Clear();
        types.Add(type);
        AddTypes(led);
    }

    private void ReadMethod(MethodDefinitionHandle handle, Token led)
    {
        var method = members.Method(module, handle);
        var definition = metadata.GetMethodDefinition(handle);
        var signature = signatures.Of(definition.Signature);
        led.Dispatches = signature.TakesObject;
        led.Matters = signature.GivesDelegate;
        led.Event = members.IsAdder[method] ? method : OwnMembers.None;
        AddMachine(members.TypeOf[method], led);
        led.Targets.Add(method);
        led.Types.AddRange(signature.All);
        signatures.AddCalledBack(members.TypeOf[method], led.Types);
    }

    private void ReadField(FieldDefinitionHandle handle, Token led)
    {
        var field = metadata.GetFieldDefinition(handle);
        var type = members.Type(module, field.GetDeclaringType());
        led.Event = events.TryGetValue(MetadataTokens.GetRowNumber(handle), out var adder) ? adder : OwnMembers.None;
        var signature = signatures.OfField(field.Signature);
        led.Matters = !shapes.IsMadeUp[type] && signature.HoldsDelegate;
        AddMachine(type, led);
        led.Types.AddRange(signature.All);
    }

    private void ReadReference(MemberReference member, Token led)
    {
        var type = member.Parent.Kind == HandleKind.MethodDefinition ? OwnMembers.None : members.Resolve(module, member.Parent);
        types.Clear();
        if (member.Parent.Kind is HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification)
            types.Add(member.Parent);
        if (member.GetKind() == MemberReferenceKind.Field)
        {
            var field = signatures.OfField(member.Signature);
            led.Types.AddRange(field.All);
            AddTypes(led);
            AddMachine(type, led);
            led.Event = type == OwnMembers.None ? OwnMembers.None : RaisedBy(member);
            led.Matters = (type == OwnMembers.None || !shapes.IsMadeUp[type]) && field.HoldsDelegate;
            return;
        }

        var signature = signatures.Of(member.Signature);
        led.Types.AddRange(signature.All);
        AddTypes(led);
        if (type == OwnMembers.None)
            ReadForeign(member, signature, led);
        else
            ReadOwn(member, signature, type, led);
    }

    private void ReadOwn(MemberReference member, Signature signature, int type, Token led)
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
        led.Matters = (found == OwnMembers.None && !shapes.HasForeign(type)) || signature.GivesDelegate;
        led.Dispatches = signature.TakesObject;
        led.Event = found != OwnMembers.None && members.IsAdder[found] ? found : OwnMembers.None;
    }

    private void ReadForeign(MemberReference member, Signature signature, Token led)
    {
        var slot = nodes.Slot(NameHash.Of(metadata, member.Name, member.Signature));
        var declaringType = NameOf(member.Parent);
        // What using, foreach and operators call counts on own types only, and those are named where an object of them comes from.
        var isPattern = slot != OwnMembers.None && Plumbing.Is(declaringType, metadata.GetString(member.Name), isOwn: false);
        if (slot != OwnMembers.None && !isPattern)
            led.Targets.Add(slot);
        led.Matters = signature.GivesDelegate || (Interest.IsType(declaringType) && Interest.IsCall(declaringType, metadata.GetString(member.Name))) || wrappers.MayBe(declaringType);
        led.Dispatches = signature.Count > 0 && Interest.MayDispatch(declaringType) && signature.MayHold;
        led.TakesObjects = signature.Count > 0 || isPattern;
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

    private void AddMachine(int type, Token led)
    {
        if (type != OwnMembers.None && shapes.MoveNext[type] is not OwnMembers.None and var moveNext)
            led.Targets.Add(moveNext);
    }

    private void AddTypes(Token led) => signatures.AddCalledBack(types.Found, led.Types);
}
