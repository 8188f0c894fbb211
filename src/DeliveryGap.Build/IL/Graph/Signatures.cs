using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Graph;

/// <summary>The signatures of the methods of one module: a blob stands for all that are alike, and is read once.</summary>
internal sealed class Signatures(MetadataReader metadata, int module, OwnMembers members, VirtualEdges overrides)
{
    private static readonly int[] None = [];

    // By where the blob lies.
    private readonly Dictionary<int, Signature> known = [];
    private readonly Dictionary<int, FieldSignature> knownFields = [];
    private readonly DelegateTypes delegates = new(metadata);
    private readonly SignatureTypes types = new(metadata);
    private readonly List<int> found = [];

    /// <exception cref="BadImageFormatException">It is none.</exception>
    public Signature Of(BlobHandle method)
    {
        var offset = MetadataTokens.GetHeapOffset(method);
        if (!known.TryGetValue(offset, out var signature))
            known.Add(offset, signature = Read(method));
        return signature;
    }

    /// <exception cref="BadImageFormatException">It is none.</exception>
    public FieldSignature OfField(BlobHandle field)
    {
        var offset = MetadataTokens.GetHeapOffset(field);
        if (!knownFields.TryGetValue(offset, out var signature))
        {
            types.Clear();
            types.AddField(field);
            signature = new FieldSignature(types.Found.Count > 0 && delegates.Contains(MetadataTokens.EntityHandle(types.Found[0])), CalledBack());
            knownFields.Add(offset, signature);
        }

        return signature;
    }

    /// <summary>Those of the types of which foreign code can call something back, own ones.</summary>
    /// <param name="types">Their tokens.</param>
    public void AddCalledBack(List<int> types, List<int> called)
    {
        foreach (var token in types)
            AddCalledBack(members.Resolve(module, MetadataTokens.EntityHandle(token)), called);
    }

    /// <summary>The same of one that is known already.</summary>
    public void AddCalledBack(int type, List<int> called)
    {
        if (type != OwnMembers.None && overrides.IsCalledBack(type) && !called.Contains(type))
            called.Add(type);
    }

    private Signature Read(BlobHandle method)
    {
        types.Clear();
        var count = types.AddMethod(method, withReturn: false);
        var (takesObject, mayHold, taken) = (types.HasObject, MayHold(), CalledBack());
        types.AddMethod(method, withReturn: true);
        return new Signature
        {
            Count = count,
            Taken = taken,
            All = CalledBack(),
            TakesObject = takesObject,
            MayHold = mayHold,
            GivesDelegate = delegates.Contains(SignatureTypes.Returned(metadata, method)),
        };
    }

    private int[] CalledBack()
    {
        found.Clear();
        AddCalledBack(types.Found, found);
        return found.Count == 0 ? None : [.. found];
    }

    /// <summary>Whether something that is given can be an object of an own type: the base library's types hold none.</summary>
    private bool MayHold()
    {
        if (types.HasObject || types.HasParameter)
            return true;
        foreach (var token in types.Found)
        {
            var type = MetadataTokens.EntityHandle(token);
            if (type.Kind != HandleKind.TypeReference || !IsOfBaseLibrary((TypeReferenceHandle)type))
                return true;
        }

        return false;
    }

    private bool IsOfBaseLibrary(TypeReferenceHandle type) =>
        metadata.StringComparer.StartsWith(metadata.GetTypeReference(type).Namespace, "System");
}

/// <summary>What a field holds: a delegate, or objects of own types of which foreign code can call something back.</summary>
internal sealed class FieldSignature(bool holdsDelegate, int[] all)
{
    public bool HoldsDelegate => holdsDelegate;

    public int[] All => all;
}

/// <summary>What a method takes and returns, as far as it matters to who calls whom.</summary>
internal sealed class Signature
{
    /// <summary>The number of parameters.</summary>
    public required int Count { get; init; }

    /// <summary>The own types among those of its parameters of which foreign code can call something back.</summary>
    public required int[] Taken { get; init; }

    /// <summary>The same with what it returns.</summary>
    public required int[] All { get; init; }

    /// <summary>A parameter is an <c>object</c>.</summary>
    public required bool TakesObject { get; init; }

    /// <summary>What it is given may be an object of an own type.</summary>
    public required bool MayHold { get; init; }

    /// <summary>Who calls a delegate that comes from elsewhere leads to whoever made it.</summary>
    public required bool GivesDelegate { get; init; }
}
