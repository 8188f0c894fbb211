using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>A file's text in pieces that all fit into one buffer of the thread: to look through a file at each keystroke allocates nothing.</summary>
internal static class TextChunks
{
    public const int Length = 4096;

    private static readonly ThreadLocal<char[]> Buffer = new(() => new char[Length]);

    /// <summary>Overwrites the piece that was read before on this thread.</summary>
    /// <param name="length">Fewer than <see cref="Length"/> at the end of the text.</param>
    public static char[] Read(SourceText text, int offset, out int length)
    {
        length = Math.Min(Length, text.Length - offset);
        text.CopyTo(offset, Buffer.Value, 0, length);
        return Buffer.Value;
    }
}
