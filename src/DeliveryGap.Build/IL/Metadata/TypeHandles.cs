using System.Reflection.Metadata;

namespace DeliveryGap.Build.IL.Metadata;

/// <summary>The definitions and references that a signature names.</summary>
internal static class TypeHandles
{
    // No real signature is nested deeper; a crafted one ends here instead of on the stack.
    private const int MaxDepth = 64;

    /// <summary>A type and all its arguments.</summary>
    /// <param name="type">A definition, a reference or a specification.</param>
    public static void Add(MetadataReader metadata, EntityHandle type, List<EntityHandle> found)
    {
        AddDefinition(metadata, type, found);
        if (type.Kind == HandleKind.TypeSpecification)
            AddArguments(metadata, (TypeSpecificationHandle)type, found);
    }

    /// <summary>What a type is closed over, or itself.</summary>
    public static void AddDefinition(MetadataReader metadata, EntityHandle type, List<EntityHandle> found)
    {
        if (type.Kind is HandleKind.TypeDefinition or HandleKind.TypeReference)
            found.Add(type);
        if (type.Kind != HandleKind.TypeSpecification)
            return;
        var signature = Signature(metadata, (TypeSpecificationHandle)type);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return;
        signature.ReadCompressedInteger();
        found.Add(signature.ReadTypeHandle());
    }

    /// <summary>The type arguments of a specification, and theirs; an array's element.</summary>
    public static void AddArguments(MetadataReader metadata, TypeSpecificationHandle type, List<EntityHandle> found)
    {
        var signature = Signature(metadata, type);
        if (signature.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance)
        {
            signature.ReadCompressedInteger();
            signature.ReadTypeHandle();
            AddAll(ref signature, found);
        }
        else
        {
            signature.Reset();
            AddNext(ref signature, found);
        }
    }

    /// <summary>The type arguments in the signature of a method specification, and theirs.</summary>
    public static void AddArguments(BlobReader signature, List<EntityHandle> found)
    {
        signature.ReadSignatureHeader();
        AddAll(ref signature, found);
    }

    private static BlobReader Signature(MetadataReader metadata, TypeSpecificationHandle type) =>
        metadata.GetBlobReader(metadata.GetTypeSpecification(type).Signature);

    private static void AddAll(ref BlobReader signature, List<EntityHandle> found, int depth = 0)
    {
        for (var count = signature.ReadCompressedInteger(); count > 0; count--)
            AddNext(ref signature, found, depth + 1);
    }

    private static void AddNext(ref BlobReader signature, List<EntityHandle> found, int depth = 0)
    {
        if (depth > MaxDepth)
            throw new BadImageFormatException("A signature is nested too deep.");
        switch (signature.ReadSignatureTypeCode())
        {
            case SignatureTypeCode.TypeHandle:
                found.Add(signature.ReadTypeHandle());
                break;
            case SignatureTypeCode.GenericTypeInstance:
                signature.ReadCompressedInteger();
                found.Add(signature.ReadTypeHandle());
                AddAll(ref signature, found, depth);
                break;
            case SignatureTypeCode.GenericTypeParameter or SignatureTypeCode.GenericMethodParameter:
                signature.ReadCompressedInteger();
                break;
            case SignatureTypeCode.SZArray or SignatureTypeCode.ByReference or SignatureTypeCode.Pointer or SignatureTypeCode.Pinned:
                AddNext(ref signature, found, depth + 1);
                break;
            case SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier:
                signature.ReadTypeHandle();
                AddNext(ref signature, found, depth + 1);
                break;
            case SignatureTypeCode.Array:
                AddNext(ref signature, found, depth + 1);
                SkipShape(ref signature);
                break;
            case SignatureTypeCode.FunctionPointer:
                if (signature.ReadSignatureHeader().IsGeneric)
                    signature.ReadCompressedInteger();
                for (var types = signature.ReadCompressedInteger() + 1; types > 0; types--)
                    AddNext(ref signature, found, depth + 1);
                break;
            default:
                break;
        }
    }

    private static void SkipShape(ref BlobReader signature)
    {
        signature.ReadCompressedInteger();
        for (var sizes = signature.ReadCompressedInteger(); sizes > 0; sizes--)
            signature.ReadCompressedInteger();
        for (var bounds = signature.ReadCompressedInteger(); bounds > 0; bounds--)
            signature.ReadCompressedSignedInteger();
    }
}
