using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Graph;

/// <summary>What the tokens in the bodies of one module lead to, each looked up once.</summary>
internal sealed class Tokens
{
    private const int MaxDepth = 64;
    private static readonly int[] None = [];

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

    // By row.
    private readonly Token?[] definitions;
    private readonly Token?[] references;
    private readonly Token?[] specifications;
    private readonly Token?[] fields;
    private readonly Token?[] typeSpecifications;

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
        definitions = new Token?[metadata.GetTableRowCount(TableIndex.MethodDef) + 1];
        references = new Token?[metadata.GetTableRowCount(TableIndex.MemberRef) + 1];
        specifications = new Token?[metadata.GetTableRowCount(TableIndex.MethodSpec) + 1];
        fields = new Token?[metadata.GetTableRowCount(TableIndex.Field) + 1];
        typeSpecifications = new Token?[metadata.GetTableRowCount(TableIndex.TypeSpec) + 1];
        ReadEvents();
    }

    /// <exception cref="BadImageFormatException">There is no such row, or it is broken.</exception>
    public Token Of(int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        var row = token & 0xFFFFFF;
        var known = handle.Kind switch
        {
            HandleKind.MethodDefinition => definitions,
            HandleKind.MemberReference => references,
            HandleKind.MethodSpecification => specifications,
            HandleKind.FieldDefinition => fields,
            HandleKind.TypeSpecification => typeSpecifications,
            _ => null,
        };
        if (known is null)
            return handle.Kind is HandleKind.TypeDefinition or HandleKind.TypeReference ? OfType(handle) : Token.Nothing;
        if (row >= known.Length)
            throw new BadImageFormatException("There is no such row.");
        return known[row] ??= handle.Kind switch
        {
            HandleKind.MethodDefinition => OfMethod((MethodDefinitionHandle)handle),
            HandleKind.MemberReference => OfReference((MemberReferenceHandle)handle),
            HandleKind.MethodSpecification => OfSpecification((MethodSpecificationHandle)handle),
            HandleKind.FieldDefinition => OfField((FieldDefinitionHandle)handle),
            _ => OfType(handle),
        };
    }

    /// <summary>The own types that a method takes, of which foreign code can call something back.</summary>
    public int[] Taken(MethodDefinition method)
    {
        signature.Clear();
        signature.AddMethod(method.Signature, withReturn: false);
        return Types();
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

    private Token OfType(EntityHandle type)
    {
        signature.Clear();
        signature.Add(type);
        var resolved = members.Resolve(module, type);
        return Make(Machine(resolved), Types());
    }

    private Token OfMethod(MethodDefinitionHandle handle)
    {
        var method = members.Method(module, handle);
        var definition = metadata.GetMethodDefinition(handle);
        signature.Clear();
        signature.AddMethod(definition.Signature, withReturn: false);
        var takesAny = signature.HasObject;
        signature.AddMethod(definition.Signature, withReturn: true);
        var givesDelegate = GivesDelegate(definition.Signature);
        var type = members.TypeOf[method];
        signature.AddDefinition(definition.GetDeclaringType());
        return new Token
        {
            Targets = With(Machine(type), method),
            Types = Types(),
            Matters = givesDelegate,
            Dispatches = takesAny,
            Event = members.IsAdder[method] ? method : OwnMembers.None,
        };
    }

    private Token OfSpecification(MethodSpecificationHandle handle)
    {
        var specification = metadata.GetMethodSpecification(handle);
        var method = Of(MetadataTokens.GetToken(specification.Method));
        signature.Clear();
        signature.AddArguments(specification);
        var types = Types();
        if (types.Length == 0)
            return method;
        return new Token
        {
            Targets = method.Targets, Types = [.. method.Types, .. types], Matters = method.Matters, Dispatches = method.Dispatches,
            TakesObjects = method.TakesObjects, Event = method.Event,
        };
    }

    private Token OfField(FieldDefinitionHandle handle)
    {
        signature.Clear();
        signature.AddField(metadata.GetFieldDefinition(handle).Signature);
        var type = members.Type(module, metadata.GetFieldDefinition(handle).GetDeclaringType());
        var raised = events.TryGetValue(MetadataTokens.GetRowNumber(handle), out var adder) ? adder : OwnMembers.None;
        var holdsDelegate = !shapes.IsMadeUp[type] && signature.Found.Count > 0 && delegates.Contains(signature.Found[0]);
        return Make(Machine(type), Types(), raised, holdsDelegate);
    }

    private Token OfReference(MemberReferenceHandle handle)
    {
        var member = metadata.GetMemberReference(handle);
        var type = member.Parent.Kind == HandleKind.MethodDefinition ? OwnMembers.None : members.Resolve(module, member.Parent);
        signature.Clear();
        if (member.Parent.Kind is HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification)
            signature.Add(member.Parent);
        if (member.GetKind() == MemberReferenceKind.Field)
        {
            signature.AddField(member.Signature);
            var isMadeUp = type != OwnMembers.None && shapes.IsMadeUp[type];
            return Make(Machine(type), Types(), type == OwnMembers.None ? OwnMembers.None : RaisedBy(member), !isMadeUp && HoldsDelegate(member.Signature));
        }

        given.Clear();
        var count = given.AddMethod(member.Signature, withReturn: false);
        signature.AddMethod(member.Signature, withReturn: true);
        return type == OwnMembers.None ? OfForeign(member, count) : OfOwn(member, type);
    }

    private Token OfOwn(MemberReference member, int type)
    {
        var hash = NameHash.Of(metadata, member.Name, member.Signature);
        var machine = Machine(type);
        var found = new List<int>(machine);
        var current = type;
        for (var depth = 0; depth < MaxDepth && current != OwnMembers.None && found.Count == machine.Length; depth++)
        {
            for (var method = members.Find(current, hash); method != OwnMembers.None; method = members.NextOf(method))
                found.Add(method);
            current = members.BaseOf[current];
        }

        var isFound = found.Count > machine.Length;
        if (!isFound && nodes.Slot(hash) is not OwnMembers.None and var slot)
            found.Add(slot);
        return new Token
        {
            Targets = [.. found],
            Types = Types(),
            // What an own type should have and has not cannot be seen through.
            Matters = (!isFound && !shapes.HasForeign(type)) || GivesDelegate(member.Signature),
            Dispatches = given.HasObject,
            Event = isFound && members.IsAdder[found[machine.Length]] ? found[machine.Length] : OwnMembers.None,
        };
    }

    private Token OfForeign(MemberReference member, int count)
    {
        var slot = nodes.Slot(NameHash.Of(metadata, member.Name, member.Signature));
        var declaringType = NameOf(member.Parent);
        // What using, foreach and operators call counts on own types only, and those are named where an object of them comes from.
        var isPattern = slot != OwnMembers.None && Plumbing.Is(declaringType, metadata.GetString(member.Name), isOwn: false);
        if (isPattern)
            slot = OwnMembers.None;
        var matters = GivesDelegate(member.Signature) || (Interest.IsType(declaringType) && Interest.IsCall(declaringType, metadata.GetString(member.Name))) || wrappers.MayBe(declaringType);
        var dispatches = count > 0 && Interest.MayDispatch(declaringType) && MayHold();
        var types = Types();
        if (slot == OwnMembers.None && types.Length == 0 && !matters && !dispatches)
            return count > 0 || isPattern ? Token.Foreign : Token.Nothing;
        return new Token
        {
            Targets = slot == OwnMembers.None ? None : [slot], Types = types, Matters = matters, Dispatches = dispatches, TakesObjects = count > 0 || isPattern,
        };
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

    private static Token Make(int[] targets, int[] types, int raised = OwnMembers.None, bool matters = false) =>
        targets.Length == 0 && types.Length == 0 && raised == OwnMembers.None && !matters
            ? Token.Nothing
            : new Token { Targets = targets, Types = types, Event = raised, Matters = matters };

    private int[] Machine(int type) => type != OwnMembers.None && shapes.MoveNext[type] is not OwnMembers.None and var moveNext ? [moveNext] : None;

    private static int[] With(int[] targets, int method) => targets.Length == 0 ? [method] : [.. targets, method];

    /// <summary>Those of the types that the signature names which foreign code can call back.</summary>
    private int[] Types()
    {
        List<int>? found = null;
        foreach (var handle in signature.Found)
        {
            var type = members.Resolve(module, handle);
            if (type != OwnMembers.None && overrides.IsCalledBack(type) && found?.Contains(type) != true)
                (found ??= []).Add(type);
        }

        return found?.ToArray() ?? None;
    }
}
