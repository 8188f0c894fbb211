using System.Text.RegularExpressions;

namespace DeliveryGap.Tool.Shared.Manifests;

/// <summary>The manifests that a command line names: files, folders, patterns with <c>*</c>, <c>?</c> and <c>**</c>, and <c>-</c> for standard input.</summary>
internal static class ManifestFiles
{
    public const string Pattern = "*.release.json";

    // Nothing that grows beyond this is a manifest: an application of 100,000 entry points needs a tenth of it.
    private const int MaxBytes = 512 * 1024 * 1024;

    private const string StandardInput = "standard input";

    private static readonly EnumerationOptions Here = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>In the order of the arguments, those of a folder or pattern in ordinal order of their paths; each file once, all of a bundle.</summary>
    /// <exception cref="ToolFailure">One is not there or cannot be read.</exception>
    public static IReadOnlyList<LoadedManifest> Read(IReadOnlyList<string> named, Terminal terminal) =>
        [.. named.SelectMany(Find).Distinct(StringComparer.Ordinal).SelectMany(path => Load(path, terminal))];

    /// <summary>Paths as they are to be shown; <c>-</c> stays.</summary>
    public static IEnumerable<string> Find(string named)
    {
        if (named == "-" || File.Exists(named))
            return [named];
        if (Directory.Exists(named))
        {
            var found = Below(named).ToArray();
            return found.Length > 0 ? found : throw ToolFailure.Usage($"{named}: no {Pattern} below this folder; a build of an application with DeliveryGap writes one");
        }

        if (named.IndexOfAny(['*', '?']) < 0)
            throw ToolFailure.Usage($"{named}: there is no such file or folder");
        var matching = Matching(named).Order(StringComparer.Ordinal).ToArray();
        return matching.Length > 0 ? matching : throw ToolFailure.Usage($"{named}: no file matches");
    }

    /// <summary>In ordinal order.</summary>
    public static IEnumerable<string> Below(string folder) => Walk(folder).Order(StringComparer.Ordinal);

    private static IEnumerable<LoadedManifest> Load(string path, Terminal terminal)
    {
        var source = path == "-" ? StandardInput : path;
        try
        {
            using var stream = path == "-" ? terminal.Input : File.OpenRead(path);
            var manifests = ManifestReader.Parse(ReadAll(stream, source), source);
            return manifests.Select(manifest => new LoadedManifest(manifests.Count == 1 ? source : $"{source}: {ReleaseName.Of(manifest)}", manifest));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ToolFailure.InFile(source, null, e.Message);
        }
    }

    private static byte[] ReadAll(Stream stream, string source)
    {
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        while (stream.Read(buffer) is > 0 and var read)
        {
            if (all.Length + read > MaxBytes)
                throw ToolFailure.InFile(source, null, $"it is larger than {MaxBytes / 1024 / 1024} MB, and so no release manifest");
            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }

    // Where builds keep what is theirs, and where other tools keep a great many files, is not looked into.
    private static IEnumerable<string> Walk(string folder) => Directory.EnumerateFiles(folder, Pattern, Here).Concat(
        Directory.EnumerateDirectories(folder, "*", Here).Where(child => Path.GetFileName(child) is not ("obj" or "node_modules" or ".git")).SelectMany(Walk));

    private static IEnumerable<string> Matching(string pattern)
    {
        var parts = pattern.Replace('\\', '/').Split('/');
        var isFixed = parts.TakeWhile(part => part.IndexOfAny(['*', '?']) < 0).ToArray();
        var folder = isFixed.Length == 0 ? "." : string.Join('/', isFixed) + "/";
        if (!Directory.Exists(folder))
            return [];
        var rest = string.Join("", parts.Skip(isFixed.Length).Select((part, i) => part == "**" ? "(.*/)?" : Part(part) + (i + isFixed.Length < parts.Length - 1 ? "/" : "")));
        var matches = new Regex($"^{rest}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        return Directory.EnumerateFiles(folder, "*", Everywhere)
            .Where(path => matches.IsMatch(Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .Select(path => isFixed.Length == 0 ? Path.GetRelativePath(folder, path) : path);
    }

    private static string Part(string part) => Regex.Escape(part).Replace(@"\*", "[^/]*").Replace(@"\?", "[^/]");
}
