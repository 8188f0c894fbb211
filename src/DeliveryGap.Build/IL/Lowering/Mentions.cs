using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>
/// The types that a module creates or names outside of themselves: <c>new Cart()</c>, <c>typeof(Cart)</c>, <c>AddScoped&lt;Cart&gt;()</c>,
/// also in attributes. A constructor that calls <c>base(…)</c> does neither.
/// </summary>
internal sealed class Mentions(ModuleFile module, Modules modules, Lazy<TokenUses> uses)
{
    private const int MaxNesting = 64;
    private const string CompilerServices = "System.Runtime.CompilerServices.";

    private static readonly Naming[] Mentioning = [Naming.Call, Naming.Creation, Naming.Function, Naming.Token];

    private readonly MetadataReader metadata = module.Metadata;

    // What one token names, while the methods that use it are looked at.
    private readonly SignatureTypes named = new(module.Metadata);

    /// <summary>Names of definitions, own and foreign.</summary>
    public void AddTo(HashSet<string> names)
    {
        foreach (var token in uses.Value.Tokens)
        {
            foreach (var naming in Mentioning)
            {
                if (uses.Value.Of(token).Any(naming))
                    Add(token, naming, names);
            }
        }

        foreach (var handle in metadata.CustomAttributes)
            AddAttribute(handle, names);
    }

    private void Add(int token, Naming naming, HashSet<string> names)
    {
        named.Clear();
        try
        {
            Name(MetadataTokens.EntityHandle(token), naming);
            foreach (var found in named.Found)
            {
                var type = MetadataTokens.EntityHandle(found);
                if (type.Kind != HandleKind.TypeDefinition || IsUsedOutside((TypeDefinitionHandle)type, token, naming))
                    names.Add(module.Names.Definition(type));
            }
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            // A broken row names nothing.
        }
    }

    private bool IsUsedOutside(TypeDefinitionHandle type, int token, Naming naming)
    {
        foreach (var row in uses.Value.Of(token).By(naming))
        {
            if (!IsWithin(metadata.GetMethodDefinition(MetadataTokens.MethodDefinitionHandle(row)).GetDeclaringType(), type))
                return true;
        }

        return false;
    }

    private bool IsWithin(TypeDefinitionHandle inner, TypeDefinitionHandle outer)
    {
        for (var depth = 0; depth < MaxNesting && !inner.IsNil; depth++)
        {
            if (inner == outer)
                return true;
            inner = metadata.GetTypeDefinition(inner).GetDeclaringType();
        }

        return false;
    }

    private void Name(EntityHandle token, Naming naming)
    {
        if (token.Kind == HandleKind.MethodSpecification)
        {
            var specification = metadata.GetMethodSpecification((MethodSpecificationHandle)token);
            named.AddArguments(specification);
            token = specification.Method;
        }

        if (token.Kind is HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification)
        {
            named.Add(token);
            return;
        }

        var type = DeclaringType(token);
        if (type.Kind == HandleKind.TypeSpecification)
            named.AddArguments((TypeSpecificationHandle)type);
        // A struct may be made in place, where its constructor is called like any method.
        if (naming == Naming.Creation || (naming == Naming.Call && IsOfStruct(token, type)))
            named.AddDefinition(type);
    }

    private EntityHandle DeclaringType(EntityHandle token) => token.Kind switch
    {
        HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)token).GetDeclaringType(),
        HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)token).Parent,
        _ => default,
    };

    private bool IsOfStruct(EntityHandle constructor, EntityHandle type)
    {
        var name = constructor.Kind == HandleKind.MethodDefinition
            ? metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).Name
            : metadata.GetMemberReference((MemberReferenceHandle)constructor).Name;
        if (!metadata.StringComparer.Equals(name, ".ctor") || modules.OwnerOf(module.Names.Definition(type)) is not { } owner)
            return false;
        var definition = owner.Metadata.GetTypeDefinition(owner.Type(module.Names.Definition(type)));
        return !definition.BaseType.IsNil && owner.Names.Definition(definition.BaseType) == "System.ValueType";
    }

    private void AddAttribute(CustomAttributeHandle handle, HashSet<string> names)
    {
        try
        {
            var attribute = metadata.GetCustomAttribute(handle);
            var constructor = module.Members.Method(attribute.Constructor);
            if (constructor.DeclaringType.StartsWith(CompilerServices, StringComparison.Ordinal))
                return;
            foreach (var argument in TypeNames.Arguments(constructor.ConstructedType))
                AddAll(argument, names);
            if (!MayNameType(constructor, metadata.GetBlobReader(attribute.Value)))
                return;
            var blob = new AttributeBlob(modules, Place.None);
            blob.Read(metadata.GetBlobReader(attribute.Value), constructor.ParameterTypes);
            foreach (var argument in blob.Positional)
                AddValue(argument.Value, names);
            foreach (var argument in blob.Named)
                AddValue(argument.Value, names);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            // A broken attribute names nothing.
        }
    }

    /// <summary>Told without decoding: most attributes have neither a type for an argument nor the byte that says so of a named one.</summary>
    private static bool MayNameType(MethodName constructor, BlobReader value)
    {
        foreach (var parameter in constructor.ParameterTypes)
        {
            if (parameter is "System.Type" or "System.Type[]" or "System.Object" or "System.Object[]")
                return true;
        }

        while (value.RemainingBytes > 0)
        {
            if (value.ReadByte() == (byte)SerializationTypeCode.Type)
                return true;
        }

        return false;
    }

    private static void AddValue(object? value, HashSet<string> names)
    {
        if (value is Core.Facts.TypeName type)
            AddAll(type.Name, names);
        else if (value is object?[] items)
            foreach (var item in items)
                AddValue(item, names);
    }

    private static void AddAll(string type, HashSet<string> names)
    {
        names.Add(TypeNames.Definition(type));
        foreach (var argument in TypeNames.Arguments(type))
            AddAll(argument, names);
    }
}
