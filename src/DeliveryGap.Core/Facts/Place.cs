namespace DeliveryGap.Core.Facts;

/// <summary>Where something stands in source.</summary>
/// <remarks>A reader derives from this to remember more (the Roslyn reader: a squiggle's span).</remarks>
public class Place(string? file, int line)
{
    /// <summary>Nothing is known: no PDB, or no candidate file holds it.</summary>
    public static readonly Place None = new(null, 0);

    /// <summary>The path that the compiler was given, or null.</summary>
    public string? File { get; } = file;

    /// <summary>1-based; 0 when unknown.</summary>
    public int Line { get; } = line;
}
