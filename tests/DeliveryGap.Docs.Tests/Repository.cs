namespace DeliveryGap.Docs.Tests;

/// <summary>The checked-in files that the tests hold against the code.</summary>
internal static class Repository
{
    private static readonly string[] NotCheckedIn = ["bin", "obj", "artifacts", ".git", ".vs", "TestResults"];

    public static string Root { get; } = FindRoot();

    /// <summary>Line ends are LF, whatever the checkout made of them.</summary>
    public static string Read(string path) => File.ReadAllText(PathOf(path)).Replace("\r\n", "\n");

    public static string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>Relative to the root, with <c>/</c>, in ordinal order.</summary>
    public static IEnumerable<string> Files(string folder, Func<string, bool> accepts) =>
        Walk(PathOf(folder))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(accepts)
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Walk(string folder)
    {
        var below = Directory.GetDirectories(folder).Where(child => !NotCheckedIn.Contains(Path.GetFileName(child)));
        return Directory.GetFiles(folder).Concat(below.SelectMany(Walk));
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
