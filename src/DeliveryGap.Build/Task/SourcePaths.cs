namespace DeliveryGap.Build.Tasks;

/// <summary>An <c>@(SourceRoot)</c>.</summary>
/// <param name="Local">Its folder on this machine.</param>
/// <param name="Mapped">What the compiler writes instead; may be empty.</param>
/// <param name="IsRepository">It is a repository's.</param>
internal sealed record SourceRoot(string Local, string Mapped, bool IsRepository);

/// <summary>
/// Paths of source files: as a PDB names them, as they are on this machine, and as the manifest names them.
/// </summary>
internal sealed class SourcePaths
{
    private readonly IReadOnlyList<Mapping> map;
    private readonly string root;

    /// <param name="pathMap">The compiler's option: <c>from=to,from=to</c>, with <c>==</c> and <c>,,</c> for the signs themselves.</param>
    /// <param name="projectFile">Absolute.</param>
    /// <param name="projectFolders">Of all own projects.</param>
    public SourcePaths(IReadOnlyCollection<SourceRoot> sourceRoots, string pathMap, string projectFile, IEnumerable<string> projectFolders)
    {
        map =
        [
            .. sourceRoots.Where(root => root.Mapped.Length > 0 && root.Mapped != root.Local).Select(root => new Mapping(root.Mapped, root.Local)),
            .. Parse(pathMap),
        ];

        // The innermost: a submodule is a repository of its own.
        var repository = sourceRoots
            .Where(root => root.IsRepository && IsBelow(root.Local, projectFile))
            .OrderByDescending(root => root.Local.Length)
            .Select(root => root.Local)
            .FirstOrDefault();
        this.root = repository ?? CommonFolder([.. projectFolders.Select(Slashes)]);
    }

    /// <summary>The path on this machine for one that a PDB names.</summary>
    public string Local(string path)
    {
        foreach (var mapping in map)
        {
            if (IsBelow(mapping.Mapped, path))
                return mapping.Local.TrimEnd('/', '\\') + Path.DirectorySeparatorChar + path.Substring(mapping.Mapped.TrimEnd('/', '\\').Length + 1).Replace('/', Path.DirectorySeparatorChar);
        }

        return path;
    }

    /// <summary>Relative to the repository's root or to the nearest folder above all own projects, with <c>/</c>; null for a file that lies elsewhere.</summary>
    /// <param name="path">Local, or as a PDB names it.</param>
    public string? Relative(string path)
    {
        var local = Slashes(Local(path));
        return root.Length > 0 && IsBelow(root, local) ? local.Substring(root.TrimEnd('/', '\\').Length + 1) : null;
    }

    private static bool IsBelow(string folder, string path)
    {
        var start = Slashes(folder).TrimEnd('/');
        var comparison = Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return path.Length > start.Length + 1 && path[start.Length] is '/' or '\\' && Slashes(path).StartsWith(start, comparison);
    }

    private static string CommonFolder(IReadOnlyList<string> folders)
    {
        var parts = folders.Select(folder => folder.TrimEnd('/').Split('/')).ToArray();
        var common = 0;
        while (parts.Length > 0 && parts.All(one => one.Length > common && one[common] == parts[0][common]))
            common++;
        return common == 0 ? "" : string.Join("/", parts[0].Take(common));
    }

    private static IEnumerable<Mapping> Parse(string pathMap)
    {
        const char escapedComma = '\uFFFE';
        const char escapedEquals = '\uFFFF';
        foreach (var pair in pathMap.Replace(",,", escapedComma.ToString()).Replace("==", escapedEquals.ToString()).Split(','))
        {
            var sides = pair.Split('=');
            if (sides.Length == 2 && sides[0].Length > 0 && sides[1].Length > 0)
                yield return new(Unescape(sides[1]), Unescape(sides[0]));
        }

        static string Unescape(string side) => side.Replace(escapedComma, ',').Replace(escapedEquals, '=');
    }

    private static string Slashes(string path) => Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;

    private sealed record Mapping(string Mapped, string Local);
}
