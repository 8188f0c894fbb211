using System.Reflection.Metadata;
using System.Text;

namespace DeliveryGap.Build.IL.Metadata;

/// <summary>Names as numbers, equal for equal names of all modules; different names rarely share one.</summary>
internal static class NameHash
{
    private const int Start = unchecked((int)2166136261);

    /// <summary>A method's name with the number of its parameters.</summary>
    public static int Of(MetadataReader metadata, StringHandle name, BlobHandle signature)
    {
        var blob = metadata.GetBlobReader(signature);
        if (blob.ReadSignatureHeader().IsGeneric)
            blob.ReadCompressedInteger();
        return Of(metadata.GetBlobReader(name)) * 31 + blob.ReadCompressedInteger();
    }

    public static int Of(string name)
    {
        var hash = Start;
        foreach (var value in Encoding.UTF8.GetBytes(name))
            hash = Next(hash, value);
        return hash;
    }

    /// <summary>What is left of a name.</summary>
    public static int Of(BlobReader name)
    {
        var hash = Start;
        while (name.RemainingBytes > 0)
            hash = Next(hash, name.ReadByte());
        return hash;
    }

    /// <summary>A type's name without the number of its type parameters.</summary>
    public static int OfSimple(BlobReader name)
    {
        var hash = Start;
        while (name.RemainingBytes > 0 && name.ReadByte() is var value && value != '`')
            hash = Next(hash, value);
        return hash;
    }

    // FNV-1a
    private static int Next(int hash, byte value) => unchecked((hash ^ value) * 16777619);
}
