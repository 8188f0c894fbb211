using DeliveryGap.Build.Tasks;

namespace DeliveryGap.Build.Sarif;

/// <summary>How a log names a file.</summary>
/// <param name="BaseId">What <paramref name="Uri"/> is relative to; null where it is absolute, or relative to nothing that is known.</param>
internal sealed record SarifUri(string Uri, string? BaseId);

/// <summary>Names files by URI: below the repository's root relative to it, as in the manifest.</summary>
internal sealed class SarifUris(SourcePaths paths)
{
    /// <summary>The name by which tools know the root of the sources.</summary>
    public const string Root = "%SRCROOT%";

    /// <param name="file">Local, or as a PDB names it.</param>
    public SarifUri Of(string file)
    {
        if (paths.Relative(file) is { } relative)
            return new(Escape(relative), Root);

        var local = paths.Local(file).Replace('\\', '/');
        if (local.StartsWith("//", StringComparison.Ordinal))
            return new("file:" + Escape(local), null);
        if (local.StartsWith("/", StringComparison.Ordinal))
            return new("file://" + Escape(local), null);
        // What the compiler made up has a name and no folder.
        return local.Length > 1 && local[1] == ':' ? new($"file:///{local.Substring(0, 2)}{Escape(local.Substring(2))}", null) : new(Escape(local), null);
    }

    private static string Escape(string path) => string.Join("/", path.Split('/').Select(Uri.EscapeDataString));
}
