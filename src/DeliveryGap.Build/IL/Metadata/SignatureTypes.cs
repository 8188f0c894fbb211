using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace DeliveryGap.Build.IL.Metadata;

/// <summary>The definitions and references that signatures name, collected until they are cleared.</summary>
internal sealed class SignatureTypes(MetadataReader metadata)
{
    // No real signature is nested deeper; a crafted one ends here instead of on the stack.
    private const int MaxDepth = 64;

    /// <summary>Their tokens: the framework holds compiled code for lists of numbers, but none for lists of handles.</summary>
    public List<int> Found { get; } = [];

    /// <summary>It names a type parameter.</summary>
    public bool HasParameter { get; private set; }

    /// <summary>It names <c>object</c>.</summary>
    public bool HasObject { get; private set; }

    public void Clear()
    {
        Found.Clear();
        HasParameter = false;
        HasObject = false;
    }

    /// <summary>A type and all its arguments.</summary>
    /// <param name="type">A definition, a reference or a specification.</param>
    public void Add(EntityHandle type)
    {
        AddDefinition(type);
        if (type.Kind == HandleKind.TypeSpecification)
            AddArguments((TypeSpecificationHandle)type);
    }

    /// <summary>What a type is closed over, or itself.</summary>
    public void AddDefinition(EntityHandle type)
    {
        if (type.Kind is HandleKind.TypeDefinition or HandleKind.TypeReference)
            Found.Add(MetadataTokens.GetToken(type));
        if (type.Kind != HandleKind.TypeSpecification)
            return;
        var signature = Signature((TypeSpecificationHandle)type);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return;
        signature.ReadCompressedInteger();
        Found.Add(MetadataTokens.GetToken(signature.ReadTypeHandle()));
    }

    /// <summary>The type arguments of a specification, and theirs; an array's element.</summary>
    public void AddArguments(TypeSpecificationHandle type)
    {
        var signature = Signature(type);
        if (signature.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance)
        {
            signature.ReadCompressedInteger();
            signature.ReadTypeHandle();
            AddAll(ref signature, 0);
        }
        else
        {
            signature.Reset();
            AddNext(ref signature, 0);
        }
    }

    /// <summary>The type arguments in the signature of a method specification, and theirs.</summary>
    public void AddArguments(MethodSpecification method)
    {
        var signature = metadata.GetBlobReader(method.Signature);
        signature.ReadSignatureHeader();
        AddAll(ref signature, 0);
    }

    /// <summary>What a method takes and, unless that is left out, returns.</summary>
    /// <returns>How many parameters it has.</returns>
    public int AddMethod(BlobHandle method, bool withReturn)
    {
        var signature = metadata.GetBlobReader(method);
        if (signature.ReadSignatureHeader().IsGeneric)
            signature.ReadCompressedInteger();
        var count = signature.ReadCompressedInteger();
        var before = Found.Count;
        var (hadParameter, hadObject) = (HasParameter, HasObject);
        AddNext(ref signature, 0);
        if (!withReturn)
        {
            Found.RemoveRange(before, Found.Count - before);
            (HasParameter, HasObject) = (hadParameter, hadObject);
        }

        for (var i = 0; i < count; i++)
            AddNext(ref signature, 0);
        return count;
    }

    /// <summary>The definition or reference that a method returns, closed or not; nil where it is neither.</summary>
    public static EntityHandle Returned(MetadataReader metadata, BlobHandle method)
    {
        var signature = metadata.GetBlobReader(method);
        if (signature.ReadSignatureHeader().IsGeneric)
            signature.ReadCompressedInteger();
        signature.ReadCompressedInteger();
        switch (signature.ReadSignatureTypeCode())
        {
            case SignatureTypeCode.TypeHandle:
                return signature.ReadTypeHandle();
            case SignatureTypeCode.GenericTypeInstance:
                signature.ReadCompressedInteger();
                return signature.ReadTypeHandle();
            default:
                return default;
        }
    }

    public void AddField(BlobHandle field)
    {
        var signature = metadata.GetBlobReader(field);
        signature.ReadSignatureHeader();
        AddNext(ref signature, 0);
    }

    private BlobReader Signature(TypeSpecificationHandle type) => metadata.GetBlobReader(metadata.GetTypeSpecification(type).Signature);

    private void AddAll(ref BlobReader signature, int depth)
    {
        for (var count = signature.ReadCompressedInteger(); count > 0; count--)
            AddNext(ref signature, depth + 1);
    }

    private void AddNext(ref BlobReader signature, int depth)
    {
        if (depth > MaxDepth)
            throw new BadImageFormatException("A signature is nested too deep.");
        switch (signature.ReadSignatureTypeCode())
        {
            case SignatureTypeCode.TypeHandle:
                Found.Add(MetadataTokens.GetToken(signature.ReadTypeHandle()));
                break;
            case SignatureTypeCode.Object:
                HasObject = true;
                break;
            case SignatureTypeCode.GenericTypeInstance:
                signature.ReadCompressedInteger();
                Found.Add(MetadataTokens.GetToken(signature.ReadTypeHandle()));
                AddAll(ref signature, depth);
                break;
            case SignatureTypeCode.GenericTypeParameter or SignatureTypeCode.GenericMethodParameter:
                signature.ReadCompressedInteger();
                HasParameter = true;
                break;
            case SignatureTypeCode.SZArray or SignatureTypeCode.ByReference or SignatureTypeCode.Pointer or SignatureTypeCode.Pinned:
                AddNext(ref signature, depth + 1);
                break;
            case SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier:
                signature.ReadTypeHandle();
                AddNext(ref signature, depth + 1);
                break;
            case SignatureTypeCode.Array:
                AddNext(ref signature, depth + 1);
                SkipShape(ref signature);
                break;
            case SignatureTypeCode.FunctionPointer:
                if (signature.ReadSignatureHeader().IsGeneric)
                    signature.ReadCompressedInteger();
                for (var types = signature.ReadCompressedInteger() + 1; types > 0; types--)
                    AddNext(ref signature, depth + 1);
                break;
            case SignatureTypeCode.Invalid:
                // Nothing is read behind the end, so a count that is wrong would be gone through to its end.
                throw new BadImageFormatException("A signature is cut off.");
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
