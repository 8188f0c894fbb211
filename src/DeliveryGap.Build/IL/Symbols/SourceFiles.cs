using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Symbols;

/// <summary>Lines of source files, where they are on this machine.</summary>
/// <param name="localPath">The local path for one that a PDB names, or null.</param>
internal sealed class SourceFiles(Func<string, string?> localPath)
{
    private static readonly string[] Missing = [];

    private readonly Dictionary<string, string[]> files = new(StringComparer.Ordinal);

    /// <summary>All lines; empty when the file is not here.</summary>
    public string[] Lines(string file)
    {
        if (!files.TryGetValue(file, out var lines))
        {
            lines = Read(file);
            files.Add(file, lines);
        }

        return lines;
    }

    /// <param name="line">1-based.</param>
    public bool Holds(string file, int line, string text)
    {
        var lines = Lines(file);
        return line >= 1 && line <= lines.Length && lines[line - 1].IndexOf(text, StringComparison.Ordinal) >= 0;
    }

    private string[] Read(string file)
    {
        try
        {
            if (localPath(file) is not { } path || !File.Exists(path))
                return Missing;
            using var reader = new StreamReader(SharedFile.Open(path));
            return reader.ReadToEnd().Split('\n');
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return Missing;
        }
    }
}
