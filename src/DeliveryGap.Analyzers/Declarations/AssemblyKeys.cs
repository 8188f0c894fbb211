using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Declarations;

/// <summary>
/// The keys that a referenced assembly declares, read from its metadata: symbols would leave out private members and lambdas.
/// </summary>
internal sealed class AssemblyKeys
{
    private const string Namespace = "DeliveryGap";
    private const ushort Prolog = 1;

    private static readonly ConditionalWeakTable<IAssemblySymbol, AssemblyKeys> Cache = new();

    private AssemblyKeys(IReadOnlyList<(KeyKind Kind, string Key)> keys, bool isReadable)
    {
        Keys = keys;
        IsReadable = isReadable;
    }

    public IReadOnlyList<(KeyKind Kind, string Key)> Keys { get; }

    /// <summary>False: there may be more.</summary>
    public bool IsReadable { get; }

    public static AssemblyKeys Of(IAssemblySymbol assembly) => Cache.GetValue(assembly, Read);

    private static AssemblyKeys Read(IAssemblySymbol assembly)
    {
        List<(KeyKind, string)> keys = [];
        try
        {
            if (assembly.GetMetadata() is not { } metadata)
                return new(keys, false);
            foreach (var module in metadata.GetModules())
                Read(module.GetMetadataReader(), keys);
            return new(keys, true);
        }
        catch (Exception e) when (e is BadImageFormatException or IOException or ObjectDisposedException)
        {
            return new(keys, false);
        }
    }

    private static void Read(MetadataReader reader, List<(KeyKind, string)> keys)
    {
        foreach (var handle in reader.CustomAttributes)
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (KindOf(reader, attribute.Constructor) is not { } kind)
                continue;
            var value = reader.GetBlobReader(attribute.Value);
            if (value.RemainingBytes > sizeof(ushort) && value.ReadUInt16() == Prolog && value.ReadSerializedString() is { } key)
                keys.Add((kind, key));
        }
    }

    private static KeyKind? KindOf(MetadataReader reader, EntityHandle constructor)
    {
        var (space, name) = constructor.Kind switch
        {
            HandleKind.MemberReference => NameOf(reader, reader.GetMemberReference((MemberReferenceHandle)constructor).Parent),
            HandleKind.MethodDefinition => NameOf(reader, reader.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()),
            _ => default,
        };
        if (name.IsNil || !reader.StringComparer.Equals(space, Namespace))
            return null;
        return reader.StringComparer.Equals(name, "FeatureAttribute") ? KeyKind.Feature
            : reader.StringComparer.Equals(name, "KpiAttribute") ? KeyKind.Kpi
            : reader.StringComparer.Equals(name, "ObjectiveAttribute") ? KeyKind.Objective
            : reader.StringComparer.Equals(name, "DeliveryChainAttribute") ? KeyKind.Party
            : null;
    }

    private static (StringHandle Namespace, StringHandle Name) NameOf(MetadataReader reader, EntityHandle type)
    {
        switch (type.Kind)
        {
            case HandleKind.TypeReference:
                var reference = reader.GetTypeReference((TypeReferenceHandle)type);
                return (reference.Namespace, reference.Name);
            case HandleKind.TypeDefinition:
                var definition = reader.GetTypeDefinition((TypeDefinitionHandle)type);
                return (definition.Namespace, definition.Name);
            default:
                return default;
        }
    }
}
