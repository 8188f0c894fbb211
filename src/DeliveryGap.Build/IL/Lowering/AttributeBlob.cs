using System.Reflection.Metadata;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>Decodes the arguments of one attribute.</summary>
internal sealed class AttributeBlob(Modules modules, Place place)
{
    private const int MaxDepth = 8;

    private readonly List<AttributeArgument> positional = [];
    private readonly List<AttributeArgument> named = [];

    public IReadOnlyList<AttributeArgument> Positional => positional;

    public IReadOnlyList<AttributeArgument> Named => named;

    /// <summary>After it threw, what was read so far is not to be used.</summary>
    /// <param name="parameterTypes">The constructor's.</param>
    /// <exception cref="BadImageFormatException">The blob is broken.</exception>
    public void Read(BlobReader blob, string[] parameterTypes)
    {
        // An attribute without arguments may have no blob at all.
        if (blob.Length == 0 && parameterTypes.Length == 0)
            return;
        if (blob.ReadUInt16() != 1)
            throw new BadImageFormatException("An attribute's arguments do not start as they should.");
        foreach (var type in parameterTypes)
            positional.Add(new AttributeArgument("", Value(type, ref blob, 0), true, place));
        for (int left = blob.ReadUInt16(); left > 0; left--)
        {
            blob.ReadByte(); // a field or a property
            var type = ReadType(ref blob, 0);
            var name = blob.ReadSerializedString() ?? "";
            named.Add(new AttributeArgument(name, Value(type, ref blob, 0), true, place));
        }
    }

    private object? Value(string type, ref BlobReader blob, int depth)
    {
        if (depth > MaxDepth)
            throw new BadImageFormatException("An attribute's argument is nested too deep.");
        switch (type)
        {
            case "System.String":
                return blob.ReadSerializedString();
            case "System.Type":
                return blob.ReadSerializedString() is { } name ? new Core.Facts.TypeName(Parse(name)) : null;
            case "System.Object":
                return Value(ReadType(ref blob, 0), ref blob, depth + 1);
        }

        if (!type.EndsWith("[]", StringComparison.Ordinal))
            return Primitives.Read(type, ref blob) ?? Primitives.Read(Underlying(type), ref blob);

        var count = blob.ReadInt32();
        if (count == -1)
            return null;
        if (count < 0 || count > blob.RemainingBytes)
            throw new BadImageFormatException("An attribute's array is longer than its blob.");
        var items = new object?[count];
        var element = type.Substring(0, type.Length - 2);
        for (var i = 0; i < count; i++)
            items[i] = Value(element, ref blob, depth + 1);
        return items;
    }

    private string ReadType(ref BlobReader blob, int depth)
    {
        var code = blob.ReadSerializationTypeCode();
        switch (code)
        {
            case SerializationTypeCode.Type:
                return "System.Type";
            case SerializationTypeCode.TaggedObject:
                return "System.Object";
            case SerializationTypeCode.Enum:
                return Parse(blob.ReadSerializedString() ?? "");
            case SerializationTypeCode.SZArray when depth < MaxDepth:
                return ReadType(ref blob, depth + 1) + "[]";
            default:
                // The codes of the other types are those of signatures.
                return Primitives.Name((PrimitiveTypeCode)code) ?? throw new BadImageFormatException("An attribute's argument has an unknown type.");
        }
    }

    private string Parse(string name)
    {
        var type = SerializedTypeName.Parse(name, out var assembly);
        if (assembly is not null)
            modules.Remember(TypeNames.Definition(type), assembly);
        return type;
    }

    /// <summary>What an enum is stored as; nearly all are <c>int</c>, so also one that cannot be found.</summary>
    private string Underlying(string @enum)
    {
        if (modules.Find(@enum) is { } module)
        {
            foreach (var field in module.Metadata.GetTypeDefinition(module.Type(@enum)).GetFields())
            {
                if (module.Metadata.StringComparer.Equals(module.Metadata.GetFieldDefinition(field).Name, "value__"))
                    return module.Members.Field(field).Type;
            }
        }

        return "System.Int32";
    }
}
