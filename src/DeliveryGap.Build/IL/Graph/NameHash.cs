using System.Reflection.Metadata;

namespace DeliveryGap.Build.IL.Graph;

/// <summary>Names as numbers, equal for equal names of all modules; different names rarely share one, which adds an edge and takes none away.</summary>
internal static class NameHash
{
    /// <summary>A method's name with the number of its parameters.</summary>
    public static int Of(MetadataReader metadata, StringHandle name, BlobHandle signature)
    {
        var blob = metadata.GetBlobReader(signature);
        if (blob.ReadSignatureHeader().IsGeneric)
            blob.ReadCompressedInteger();
        return Of(metadata, name) * 31 + blob.ReadCompressedInteger();
    }

    public static int Of(MetadataReader metadata, StringHandle name)
    {
        // FNV-1a
        var hash = unchecked((int)2166136261);
        var bytes = metadata.GetBlobReader(name);
        while (bytes.RemainingBytes > 0)
            hash = unchecked((hash ^ bytes.ReadByte()) * 16777619);
        return hash;
    }
}
