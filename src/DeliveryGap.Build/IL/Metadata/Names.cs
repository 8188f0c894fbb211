using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;

namespace DeliveryGap.Build.IL.Metadata;

/// <summary>Names of types in one module, in the form of documentation ids.</summary>
/// <param name="onReference">Told the name of each referenced type and the simple name of the assembly that the reference names.</param>
/// <param name="expected">How many types will be named.</param>
internal sealed class Names(MetadataReader metadata, Action<string, string> onReference, int expected = 0)
{
    // No real signature is nested deeper; a crafted one ends here instead of on the stack.
    private const int MaxDepth = 64;

    private readonly Dictionary<int, string> names = new(expected);

    // Of namespaces and assemblies, by where they lie in the heap: there are few, and many types in each.
    private readonly Dictionary<int, string> scopes = [];

    /// <summary>The definition's name: <c>Shop.Outer`1.Inner</c>.</summary>
    /// <param name="type">A definition, a reference or a specification (which stands for what it is closed over).</param>
    public string Definition(EntityHandle type) =>
        type.Kind == HandleKind.TypeSpecification ? Core.Facts.TypeNames.Definition(Of(type)) : Name(type, 0);

    /// <summary>As a parameter list writes it: <c>Shop.Outer{System.Int32}.Inner</c>.</summary>
    /// <param name="typeArguments">What stands for the type's parameters; null keeps them (<c>`0</c>).</param>
    public string Of(EntityHandle type, string[]? typeArguments = null, string[]? methodArguments = null)
    {
        if (type.Kind != HandleKind.TypeSpecification)
            return Name(type, 0);
        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)type).Signature);
        return Read(ref signature, typeArguments, methodArguments);
    }

    /// <summary>The type arguments of a specification; null for anything else.</summary>
    /// <param name="typeArguments">See <see cref="Of"/>.</param>
    public string[]? Arguments(EntityHandle type, string[]? typeArguments = null)
    {
        if (type.Kind != HandleKind.TypeSpecification)
            return null;
        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)type).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return null;
        signature.ReadCompressedInteger();
        signature.ReadTypeHandle();
        return ReadMany(ref signature, signature.ReadCompressedInteger(), typeArguments, null, 1);
    }

    /// <summary>The definition in this module that a specification is closed over, or nil.</summary>
    public TypeDefinitionHandle DefinitionOf(EntityHandle type)
    {
        if (type.Kind == HandleKind.TypeDefinition)
            return (TypeDefinitionHandle)type;
        if (type.Kind != HandleKind.TypeSpecification)
            return default;
        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)type).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return default;
        signature.ReadCompressedInteger();
        var definition = signature.ReadTypeHandle();
        return definition.Kind == HandleKind.TypeDefinition ? (TypeDefinitionHandle)definition : default;
    }

    /// <summary>The arguments in the signature of a method specification.</summary>
    public string[] Arguments(MethodSpecification method, string[]? typeArguments)
    {
        var signature = metadata.GetBlobReader(method.Signature);
        signature.ReadSignatureHeader();
        return ReadMany(ref signature, signature.ReadCompressedInteger(), typeArguments, null, 1);
    }

    /// <summary>A type definition as its own members see it: <c>Shop.Repository{`0}</c>.</summary>
    public string Itself(TypeDefinitionHandle type)
    {
        var count = metadata.GetTypeDefinition(type).GetGenericParameters().Count;
        if (count == 0)
            return Name(type, 0);
        var parameters = new string[count];
        for (var i = 0; i < count; i++)
            parameters[i] = "`" + i;
        return Close(Name(type, 0), parameters);
    }

    public string Read(ref BlobReader signature, string[]? typeArguments, string[]? methodArguments) =>
        Read(ref signature, typeArguments, methodArguments, 0);

    public string[] ReadMany(ref BlobReader signature, int count, string[]? typeArguments, string[]? methodArguments) =>
        ReadMany(ref signature, count, typeArguments, methodArguments, 0);

    private string[] ReadMany(ref BlobReader signature, int count, string[]? typeArguments, string[]? methodArguments, int depth)
    {
        // Each takes a byte at least.
        if (count > signature.RemainingBytes)
            throw new BadImageFormatException("A signature is shorter than it says.");
        var types = new string[count];
        for (var i = 0; i < count; i++)
            types[i] = Read(ref signature, typeArguments, methodArguments, depth);
        return types;
    }

    private string Read(ref BlobReader signature, string[]? typeArguments, string[]? methodArguments, int depth)
    {
        if (depth > MaxDepth)
            throw new BadImageFormatException("A signature is nested too deep.");
        var code = signature.ReadSignatureTypeCode();
        switch (code)
        {
            case SignatureTypeCode.TypeHandle:
                return Name(signature.ReadTypeHandle(), 0);
            case SignatureTypeCode.GenericTypeInstance:
                signature.ReadCompressedInteger();
                var definition = Name(signature.ReadTypeHandle(), 0);
                return Close(definition, ReadMany(ref signature, signature.ReadCompressedInteger(), typeArguments, methodArguments, depth + 1));
            case SignatureTypeCode.GenericTypeParameter:
                return Parameter(signature.ReadCompressedInteger(), typeArguments, "`");
            case SignatureTypeCode.GenericMethodParameter:
                return Parameter(signature.ReadCompressedInteger(), methodArguments, "``");
            case SignatureTypeCode.SZArray:
                return Read(ref signature, typeArguments, methodArguments, depth + 1) + "[]";
            case SignatureTypeCode.Array:
                return Read(ref signature, typeArguments, methodArguments, depth + 1) + ArrayShape(ref signature);
            case SignatureTypeCode.ByReference:
                return Read(ref signature, typeArguments, methodArguments, depth + 1) + "@";
            case SignatureTypeCode.Pointer:
                return Read(ref signature, typeArguments, methodArguments, depth + 1) + "*";
            case SignatureTypeCode.Pinned:
                return Read(ref signature, typeArguments, methodArguments, depth + 1);
            case SignatureTypeCode.RequiredModifier:
            case SignatureTypeCode.OptionalModifier:
                signature.ReadTypeHandle();
                return Read(ref signature, typeArguments, methodArguments, depth + 1);
            case SignatureTypeCode.FunctionPointer:
                SkipMethod(ref signature, depth + 1);
                return "";
            default:
                return Primitives.Name((PrimitiveTypeCode)code) ?? throw new BadImageFormatException("A signature holds an unknown type.");
        }
    }

    private void SkipMethod(ref BlobReader signature, int depth)
    {
        if (signature.ReadSignatureHeader().IsGeneric)
            signature.ReadCompressedInteger();
        ReadMany(ref signature, signature.ReadCompressedInteger() + 1, null, null, depth);
    }

    private static string Parameter(int index, string[]? arguments, string prefix) =>
        arguments is not null && index < arguments.Length ? arguments[index] : prefix + index;

    private static string ArrayShape(ref BlobReader signature)
    {
        var rank = signature.ReadCompressedInteger();
        for (var sizes = signature.ReadCompressedInteger(); sizes > 0; sizes--)
            signature.ReadCompressedInteger();
        for (var bounds = signature.ReadCompressedInteger(); bounds > 0; bounds--)
            signature.ReadCompressedSignedInteger();
        if (rank is < 1 or > 32)
            throw new BadImageFormatException("An array has no such rank.");
        var shape = new StringBuilder("[0:");
        for (var i = 1; i < rank; i++)
            shape.Append(",0:");
        return shape.Append(']').ToString();
    }

    /// <summary>Fills arguments into a definition's name, each level of nesting taking as many as its name says.</summary>
    public static string Close(string definition, string[] arguments)
    {
        var name = new StringBuilder(definition.Length + 32);
        var next = 0;
        for (var i = 0; i < definition.Length; i++)
        {
            if (definition[i] != '`')
            {
                name.Append(definition[i]);
                continue;
            }

            var arity = 0;
            for (; i + 1 < definition.Length && definition[i + 1] is >= '0' and <= '9' && arity < 1000; i++)
                arity = arity * 10 + definition[i + 1] - '0';
            name.Append('{');
            for (var k = 0; k < arity && next < arguments.Length; k++)
                name.Append(k == 0 ? "" : ",").Append(arguments[next++]);
            name.Append('}');
        }

        return name.ToString();
    }

    private string Name(EntityHandle type, int depth)
    {
        var token = MetadataTokens.GetToken(type);
        if (!names.TryGetValue(token, out var name))
        {
            if (depth > MaxDepth)
                throw new BadImageFormatException("Types are nested too deep.");
            name = type.Kind switch
            {
                HandleKind.TypeDefinition => Name((TypeDefinitionHandle)type, depth),
                HandleKind.TypeReference => Name((TypeReferenceHandle)type, depth),
                HandleKind.TypeSpecification => Of(type),
                _ => throw new BadImageFormatException("No type where one should be."),
            };
            names[token] = name;
        }

        return name;
    }

    private string Name(TypeDefinitionHandle handle, int depth)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = FileLocal(metadata.GetString(type.Name));
        var outer = type.GetDeclaringType();
        return outer.IsNil ? Qualify(type.Namespace, name) : Name(outer, depth + 1) + "." + name;
    }

    private string Name(TypeReferenceHandle handle, int depth)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            name = Name(type.ResolutionScope, depth + 1) + "." + name;
        else
            name = Qualify(type.Namespace, name);
        if (Home(type.ResolutionScope, 0) is { } assembly)
            onReference(name, assembly);
        return name;
    }

    private string? Home(EntityHandle scope, int depth) => scope.Kind switch
    {
        HandleKind.AssemblyReference => Scope(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
        HandleKind.TypeReference when depth < MaxDepth =>
            Home(metadata.GetTypeReference((TypeReferenceHandle)scope).ResolutionScope, depth + 1),
        _ => null,
    };

    private string Qualify(StringHandle @namespace, string name) =>
        @namespace.IsNil ? name : Scope(@namespace) + "." + name;

    private string Scope(StringHandle handle)
    {
        var offset = MetadataTokens.GetHeapOffset(handle);
        if (!scopes.TryGetValue(offset, out var scope))
            scopes.Add(offset, scope = metadata.GetString(handle));
        return scope;
    }

    /// <summary>A <c>file</c> type is <c>&lt;File&gt;F…hash…__Name</c> in metadata.</summary>
    private static string FileLocal(string name)
    {
        if (name.Length == 0 || name[0] != '<')
            return name;
        var hash = name.IndexOf(">F", StringComparison.Ordinal);
        var end = hash < 0 ? -1 : name.IndexOf("__", hash, StringComparison.Ordinal);
        return end - hash == 66 ? name.Substring(end + 2) : name;
    }
}
