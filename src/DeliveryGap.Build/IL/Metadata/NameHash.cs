using System.Reflection.Metadata;
using System.Text;

namespace DeliveryGap.Build.IL.Metadata;

/// <summary>Names as numbers, equal for equal names of all modules; different names rarely share one.</summary>
internal static class NameHash
{
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
        var bytes = Encoding.UTF8.GetBytes(name);
        var (hash, at) = (0, 0);
        for (; at <= bytes.Length - sizeof(int); at += sizeof(int))
            hash = Next(hash, BitConverter.ToInt32(bytes, at));
        for (; at < bytes.Length; at++)
            hash = Next(hash, bytes[at]);
        return hash;
    }

    /// <summary>Of each.</summary>
    public static HashSet<int> Of(IEnumerable<string> names)
    {
        HashSet<int> hashes = [];
        foreach (var name in names)
            hashes.Add(Of(name));
        return hashes;
    }

    /// <summary>What is left of a name.</summary>
    public static int Of(BlobReader name) => Of(name, name.RemainingBytes);

    /// <summary>A type's name without the number of its type parameters.</summary>
    public static int OfSimple(BlobReader name) => Of(name, name.IndexOf((byte)'`') is >= 0 and var length ? length : name.RemainingBytes);

    private static int Of(BlobReader name, int length)
    {
        var hash = 0;
        for (; length >= sizeof(int); length -= sizeof(int))
            hash = Next(hash, name.ReadInt32());
        for (; length > 0; length--)
            hash = Next(hash, name.ReadByte());
        return hash;
    }

    // Each step spreads what differs over all bits.
    private static int Next(int hash, int value)
    {
        var mixed = unchecked((uint)(hash ^ value) * 2654435769);
        return unchecked((int)(mixed ^ mixed >> 15));
    }
}
