namespace DeliveryGap.Build.IL.Metadata;

/// <summary>Which exceptions mean that an assembly, a PDB or an attribute's blob is not what it should be.</summary>
internal static class Malformed
{
    /// <summary>The metadata library checks lazily, and not always with the exception of its name.</summary>
    public static bool Is(Exception exception) => exception is
        BadImageFormatException or ArgumentException or InvalidOperationException or OverflowException
        or IndexOutOfRangeException or InvalidCastException or NotSupportedException or IOException or UnauthorizedAccessException;
}
