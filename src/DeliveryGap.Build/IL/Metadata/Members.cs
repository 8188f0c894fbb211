using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Metadata;

/// <summary>A method as a token in IL names it.</summary>
internal sealed class MethodName
{
    /// <summary>The definition that declares it.</summary>
    public required string DeclaringType { get; init; }

    /// <summary>The type that declares it with its arguments: what a constructor creates.</summary>
    public required string ConstructedType { get; init; }

    public required string Name { get; init; }
    public required string Id { get; init; }
    public required bool HasThis { get; init; }

    /// <summary>Type arguments filled in.</summary>
    public required string[] ParameterTypes { get; init; }

    public required string ReturnType { get; init; }

    /// <summary>Of this module; nil when it is another's.</summary>
    public required MethodDefinitionHandle Definition { get; init; }

    /// <summary>Its type arguments; empty when it has none.</summary>
    public required string[] Arguments { get; init; }

    /// <summary>No call on foreign types.</summary>
    public bool IsPlumbing => isPlumbing ??= Plumbing.Is(DeclaringType, Name, isOwn: false);

    /// <summary>No call on own types either.</summary>
    public bool IsAlwaysPlumbing => IsPlumbing && (isAlwaysPlumbing ??= Plumbing.Is(DeclaringType, Name, isOwn: true));

    private bool? isPlumbing;
    private bool? isAlwaysPlumbing;
}

/// <summary>A field as a token in IL names it.</summary>
internal sealed class FieldName
{
    public required string DeclaringType { get; init; }
    public required string Name { get; init; }
    public required string Type { get; init; }

    /// <summary>The token of its definition, or of the reference where it is another module's.</summary>
    public required int Token { get; init; }

    public string Id => "F:" + DeclaringType + "." + Name;
}

/// <summary>What the tokens in the bodies of one module stand for.</summary>
/// <param name="context">
/// What source calls the type parameters that are in scope; null where metadata calls them the same. A closure or state machine
/// of a generic method has the method's parameters as its own.
/// </param>
internal sealed class Members(MetadataReader metadata, Names names, string[]? context = null)
{
    private readonly Dictionary<int, MethodName> methods = [];
    private readonly Dictionary<int, FieldName> fields = [];
    private readonly Dictionary<int, string> attributeTypes = [];

    /// <param name="method">A definition, a reference or a specification.</param>
    /// <exception cref="BadImageFormatException">It is none, or its signature is broken.</exception>
    public MethodName Method(EntityHandle method)
    {
        var token = MetadataTokens.GetToken(method);
        if (!methods.TryGetValue(token, out var name))
        {
            name = method.Kind == HandleKind.MethodSpecification
                ? Named(metadata.GetMethodSpecification((MethodSpecificationHandle)method).Method,
                    names.Arguments(metadata.GetMethodSpecification((MethodSpecificationHandle)method), context))
                : Named(method, null);
            methods[token] = name;
        }

        return name;
    }

    /// <summary>A generic method with these type arguments.</summary>
    /// <exception cref="BadImageFormatException">It is none, or its signature is broken.</exception>
    public MethodName Method(EntityHandle definition, string[] arguments) => Named(definition, arguments);

    /// <param name="field">A definition or a reference.</param>
    /// <exception cref="BadImageFormatException">It is none, or its signature is broken.</exception>
    public FieldName Field(EntityHandle field)
    {
        var token = MetadataTokens.GetToken(field);
        if (!fields.TryGetValue(token, out var name))
        {
            name = field.Kind switch
            {
                HandleKind.FieldDefinition => Named((FieldDefinitionHandle)field),
                HandleKind.MemberReference => Named((MemberReferenceHandle)field),
                _ => throw new BadImageFormatException("No field where one should be."),
            };
            fields[token] = name;
        }

        return name;
    }

    /// <exception cref="BadImageFormatException">It is no type.</exception>
    public string TypeOf(EntityHandle type) => names.Of(type, context);

    /// <summary>The types of a body's locals.</summary>
    public string[] Locals(StandaloneSignatureHandle handle)
    {
        var signature = metadata.GetBlobReader(metadata.GetStandaloneSignature(handle).Signature);
        signature.ReadSignatureHeader();
        return names.ReadMany(ref signature, signature.ReadCompressedInteger(), context, null);
    }

    /// <summary>The types of a method's parameters, where the type that declares it has these arguments.</summary>
    public string[] ParameterTypes(MethodDefinitionHandle method, string[]? typeArguments)
    {
        if (typeArguments is null)
            return Method(method).ParameterTypes;
        var blob = metadata.GetBlobReader(metadata.GetMethodDefinition(method).Signature);
        if (blob.ReadSignatureHeader().IsGeneric)
            blob.ReadCompressedInteger();
        var count = blob.ReadCompressedInteger();
        names.Read(ref blob, typeArguments, null);
        return names.ReadMany(ref blob, count, typeArguments, null);
    }

    /// <summary>The type whose constructor this is.</summary>
    public string DeclaringType(EntityHandle constructor)
    {
        var token = MetadataTokens.GetToken(constructor);
        if (!attributeTypes.TryGetValue(token, out var name))
        {
            name = constructor.Kind switch
            {
                HandleKind.MethodDefinition => names.Definition(metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()),
                HandleKind.MemberReference => names.Definition(metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent),
                _ => throw new BadImageFormatException("No constructor where one should be."),
            };
            attributeTypes[token] = name;
        }

        return name;
    }

    private MethodName Named(EntityHandle method, string[]? arguments)
    {
        EntityHandle parent;
        string name;
        BlobHandle signature;
        var definition = default(MethodDefinitionHandle);
        if (method.Kind == HandleKind.MethodDefinition)
        {
            definition = (MethodDefinitionHandle)method;
            var row = metadata.GetMethodDefinition(definition);
            (parent, name, signature) = (row.GetDeclaringType(), metadata.GetString(row.Name), row.Signature);
        }
        else if (method.Kind == HandleKind.MemberReference)
        {
            var row = metadata.GetMemberReference((MemberReferenceHandle)method);
            (parent, name, signature) = (row.Parent, metadata.GetString(row.Name), row.Signature);
            if (parent.Kind == HandleKind.MethodDefinition)
                parent = metadata.GetMethodDefinition((MethodDefinitionHandle)parent).GetDeclaringType();
        }
        else
        {
            throw new BadImageFormatException("No method where one should be.");
        }

        if (parent.Kind is not (HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification))
            throw new BadImageFormatException("A method that no type declares.");

        var typeArguments = parent.Kind == HandleKind.TypeDefinition ? context : names.Arguments(parent, context);
        var blob = metadata.GetBlobReader(signature);
        var header = blob.ReadSignatureHeader();
        if (header.Kind != SignatureKind.Method)
            throw new BadImageFormatException("A method's signature is none.");
        var arity = header.IsGeneric ? blob.ReadCompressedInteger() : 0;
        var count = blob.ReadCompressedInteger();
        var types = blob;
        var originalReturn = names.Read(ref blob, null, null);
        var originalParameters = names.ReadMany(ref blob, count, null, null);
        var (returnType, parameters) = (originalReturn, originalParameters);
        if (typeArguments is not null || arguments is not null)
        {
            returnType = names.Read(ref types, typeArguments, arguments);
            parameters = names.ReadMany(ref types, count, typeArguments, arguments);
        }

        var declaringType = names.Definition(parent);
        return new MethodName
        {
            DeclaringType = declaringType,
            ConstructedType = parent.Kind == HandleKind.TypeDefinition ? names.Itself((TypeDefinitionHandle)parent) : names.Of(parent, context),
            Name = name,
            Id = Id(declaringType, name, arity, originalParameters, originalReturn),
            HasThis = header.IsInstance,
            ParameterTypes = parameters,
            ReturnType = returnType,
            Definition = definition.IsNil && name.StartsWith("<", StringComparison.Ordinal) ? Definition(parent, name) : definition,
            Arguments = arguments ?? [],
        };
    }

    /// <summary>The documentation id that the compiler gives it.</summary>
    private static string Id(string declaringType, string name, int arity, string[] parameters, string returnType)
    {
        var id = new StringBuilder("M:").Append(declaringType).Append('.');
        // An explicit implementation: Shop.ICart.Add. Aliases (global::) are left out.
        var alias = name.IndexOf("::", StringComparison.Ordinal);
        // The method that holds top-level statements is the one name that the compiler does not escape.
        for (var i = alias < 0 ? 0 : alias + 2; i < name.Length; i++)
            id.Append(name == "<Main>$" ? name[i] : name[i] switch { '.' => '#', '<' => '{', '>' => '}', var c => c });
        if (arity > 0)
            id.Append("``").Append(arity);
        for (var i = 0; i < parameters.Length; i++)
            id.Append(i == 0 ? '(' : ',').Append(parameters[i]);
        if (parameters.Length > 0)
            id.Append(')');
        if (name is "op_Implicit" or "op_Explicit" or "op_CheckedExplicit")
            id.Append('~').Append(returnType);
        return id.ToString();
    }

    private FieldName Named(FieldDefinitionHandle handle)
    {
        var row = metadata.GetFieldDefinition(handle);
        return new FieldName
        {
            DeclaringType = names.Definition(row.GetDeclaringType()),
            Name = metadata.GetString(row.Name),
            Type = FieldType(row.Signature, context),
            Token = MetadataTokens.GetToken(handle),
        };
    }

    private FieldName Named(MemberReferenceHandle handle)
    {
        var row = metadata.GetMemberReference(handle);
        if (row.GetKind() != MemberReferenceKind.Field)
            throw new BadImageFormatException("No field where one should be.");
        var declaringType = names.Definition(row.Parent);
        return new FieldName
        {
            DeclaringType = declaringType,
            Name = metadata.GetString(row.Name),
            Type = FieldType(row.Signature, names.Arguments(row.Parent, context)),
            Token = MetadataTokens.GetToken(Definition(row.Parent, row.Name) is { IsNil: false } definition ? definition : handle),
        };
    }

    /// <summary>A field of a generic type of this module is named by a reference too; both are the same field.</summary>
    private FieldDefinitionHandle Definition(EntityHandle parent, StringHandle name)
    {
        var type = names.DefinitionOf(parent);
        if (!type.IsNil)
        {
            foreach (var field in metadata.GetTypeDefinition(type).GetFields())
            {
                if (metadata.GetString(metadata.GetFieldDefinition(field).Name) == metadata.GetString(name))
                    return field;
            }
        }

        return default;
    }

    /// <summary>The same for a method that the compiler made up, whose name is unique in its type.</summary>
    private MethodDefinitionHandle Definition(EntityHandle parent, string name)
    {
        var type = names.DefinitionOf(parent);
        if (!type.IsNil)
        {
            foreach (var method in metadata.GetTypeDefinition(type).GetMethods())
            {
                if (metadata.StringComparer.Equals(metadata.GetMethodDefinition(method).Name, name))
                    return method;
            }
        }

        return default;
    }

    private string FieldType(BlobHandle signature, string[]? typeArguments)
    {
        var blob = metadata.GetBlobReader(signature);
        if (blob.ReadSignatureHeader().Kind != SignatureKind.Field)
            throw new BadImageFormatException("A field's signature is none.");
        return names.Read(ref blob, typeArguments, null);
    }
}
