using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>The keys that a foreign assembly declares: its table of attributes, nothing else, and that only where it names ours.</summary>
internal static class ForeignKeyScan
{
    private const string AttributesAssembly = "DeliveryGap";
    private const ushort Prolog = 1;

    /// <exception cref="Exception">One of <see cref="Malformed"/>: the file is missing, or no .NET assembly.</exception>
    public static void Read(string path, List<ForeignKey> keys)
    {
        using var file = new PEReader(SharedFile.Open(path), PEStreamOptions.PrefetchMetadata);
        if (!file.HasMetadata)
            return;
        var metadata = file.GetMetadataReader();
        if (!NamesOurs(metadata))
            return;
        var members = new Members(metadata, new Names(metadata, (_, _) => { }));
        foreach (var handle in metadata.CustomAttributes)
        {
            try
            {
                var attribute = metadata.GetCustomAttribute(handle);
                var type = members.DeclaringType(attribute.Constructor);
                if (DeclaresKey(type) && FirstText(metadata, attribute) is { } key)
                    keys.Add(new ForeignKey(type, key));
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                // A broken row declares nothing.
            }
        }
    }

    private static bool NamesOurs(MetadataReader metadata)
    {
        foreach (var handle in metadata.AssemblyReferences)
        {
            if (metadata.StringComparer.Equals(metadata.GetAssemblyReference(handle).Name, AttributesAssembly))
                return true;
        }

        return false;
    }

    private static bool DeclaresKey(string type) => type is
        DeliveryGapAttributes.Feature or DeliveryGapAttributes.Kpi or DeliveryGapAttributes.Objective or DeliveryGapAttributes.DeliveryChain;

    private static string? FirstText(MetadataReader metadata, CustomAttribute attribute)
    {
        var blob = metadata.GetBlobReader(attribute.Value);
        return blob.RemainingBytes > sizeof(ushort) && blob.ReadUInt16() == Prolog ? blob.ReadSerializedString() : null;
    }
}
