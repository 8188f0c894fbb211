namespace DeliveryGap.Core.Facts;

/// <summary>Where something stands in source.</summary>
/// <remarks>
/// A reader derives from this to remember more (the Roslyn reader: a squiggle's span) or to look later (the IL reader: in
/// the PDB and the source).
/// </remarks>
public class Place(string? file, int line)
{
    /// <summary>Nothing is known: no PDB, or no candidate file holds it.</summary>
    public static readonly Place None = new(null, 0);

    /// <summary>By file, ordinally, then by line; what is not known goes first.</summary>
    public static readonly IComparer<Place> SourceOrder = new BySource();

    /// <summary>The path that the compiler was given, or null.</summary>
    public virtual string? File { get; } = file;

    /// <summary>1-based; 0 when unknown.</summary>
    public virtual int Line { get; } = line;

    private sealed class BySource : IComparer<Place>
    {
        public int Compare(Place? left, Place? right)
        {
            var byFile = string.CompareOrdinal(left?.File, right?.File);
            return byFile != 0 ? byFile : (left?.Line ?? 0).CompareTo(right?.Line ?? 0);
        }
    }
}
