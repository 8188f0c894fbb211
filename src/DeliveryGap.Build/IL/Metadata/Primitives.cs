using System.Reflection.Metadata;

namespace DeliveryGap.Build.IL.Metadata;

/// <summary>The types that signatures write as one byte.</summary>
internal static class Primitives
{
    /// <summary>Null where the code stands for something else.</summary>
    public static string? Name(PrimitiveTypeCode code) => code switch
    {
        PrimitiveTypeCode.Void => "System.Void",
        PrimitiveTypeCode.Boolean => "System.Boolean",
        PrimitiveTypeCode.Char => "System.Char",
        PrimitiveTypeCode.SByte => "System.SByte",
        PrimitiveTypeCode.Byte => "System.Byte",
        PrimitiveTypeCode.Int16 => "System.Int16",
        PrimitiveTypeCode.UInt16 => "System.UInt16",
        PrimitiveTypeCode.Int32 => "System.Int32",
        PrimitiveTypeCode.UInt32 => "System.UInt32",
        PrimitiveTypeCode.Int64 => "System.Int64",
        PrimitiveTypeCode.UInt64 => "System.UInt64",
        PrimitiveTypeCode.Single => "System.Single",
        PrimitiveTypeCode.Double => "System.Double",
        PrimitiveTypeCode.String => "System.String",
        PrimitiveTypeCode.TypedReference => "System.TypedReference",
        PrimitiveTypeCode.IntPtr => "System.IntPtr",
        PrimitiveTypeCode.UIntPtr => "System.UIntPtr",
        PrimitiveTypeCode.Object => "System.Object",
        _ => null,
    };

    /// <summary>What a number, a bool or a char is before anything is stored; null for other types.</summary>
    public static object? Zero(string type) => type switch
    {
        "System.Boolean" => false,
        "System.Char" => '\0',
        "System.SByte" => (sbyte)0,
        "System.Byte" => (byte)0,
        "System.Int16" => (short)0,
        "System.UInt16" => (ushort)0,
        "System.Int32" => 0,
        "System.UInt32" => 0u,
        "System.Int64" => 0L,
        "System.UInt64" => 0UL,
        "System.Single" => 0f,
        "System.Double" => 0d,
        _ => null,
    };

    /// <summary>Reads a number, a bool or a char as it lies in a blob or in data.</summary>
    /// <param name="type">Its name: <c>System.Int32</c>.</param>
    /// <returns>Null when the type is none of these.</returns>
    /// <exception cref="BadImageFormatException">The blob ends within it.</exception>
    public static object? Read(string type, ref BlobReader blob) => type switch
    {
        "System.Boolean" => blob.ReadByte() != 0,
        "System.Char" => blob.ReadChar(),
        "System.SByte" => blob.ReadSByte(),
        "System.Byte" => blob.ReadByte(),
        "System.Int16" => blob.ReadInt16(),
        "System.UInt16" => blob.ReadUInt16(),
        "System.Int32" => blob.ReadInt32(),
        "System.UInt32" => blob.ReadUInt32(),
        "System.Int64" => blob.ReadInt64(),
        "System.UInt64" => blob.ReadUInt64(),
        "System.Single" => blob.ReadSingle(),
        "System.Double" => blob.ReadDouble(),
        _ => null,
    };
}
