using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Graph;

/// <summary>Which types in the signatures of one module are delegates, told without opening the assemblies that declare them.</summary>
internal sealed class DelegateTypes
{
    private static readonly string[] WellKnown = ["Action", "Func`", "Predicate`", "Comparison`", "Converter`", "EventHandler", "AsyncCallback", "Delegate", "MulticastDelegate"];

    private readonly MetadataReader metadata;
    private readonly SignatureTypes types;

    // The tokens of what is created as a delegate, or called as one.
    private readonly HashSet<int> used = [];

    public DelegateTypes(MetadataReader metadata)
    {
        this.metadata = metadata;
        types = new SignatureTypes(metadata);
        foreach (var handle in metadata.MemberReferences)
        {
            try
            {
                Read(metadata.GetMemberReference(handle));
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                // A broken row names nothing.
            }
        }
    }

    /// <param name="type">A definition or a reference.</param>
    public bool Contains(EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeDefinition => IsDefinition((TypeDefinitionHandle)type),
        HandleKind.TypeReference => used.Contains(MetadataTokens.GetToken(type)) || IsWellKnown(metadata.GetTypeReference((TypeReferenceHandle)type)),
        _ => false,
    };

    private bool IsDefinition(TypeDefinitionHandle type)
    {
        var above = metadata.GetTypeDefinition(type).BaseType;
        return above.Kind == HandleKind.TypeReference && !above.IsNil
            && metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)above).Name, "MulticastDelegate");
    }

    private bool IsWellKnown(TypeReference type)
    {
        if (!metadata.StringComparer.Equals(type.Namespace, "System"))
            return false;
        foreach (var name in WellKnown)
        {
            if (metadata.StringComparer.StartsWith(type.Name, name))
                return true;
        }

        return false;
    }

    private void Read(MemberReference member)
    {
        if (metadata.StringComparer.Equals(member.Name, "Invoke") || (metadata.StringComparer.Equals(member.Name, ".ctor") && TakesFunction(member.Signature)))
        {
            types.Clear();
            types.AddDefinition(member.Parent);
            foreach (var type in types.Found)
                used.Add(type);
        }
    }

    /// <summary>An object and the address of a function.</summary>
    private bool TakesFunction(BlobHandle signature)
    {
        var blob = metadata.GetBlobReader(signature);
        blob.ReadSignatureHeader();
        return blob.ReadCompressedInteger() == 2 && blob.ReadSignatureTypeCode() == SignatureTypeCode.Void
            && blob.ReadSignatureTypeCode() == SignatureTypeCode.Object && blob.ReadSignatureTypeCode() == SignatureTypeCode.IntPtr;
    }
}
