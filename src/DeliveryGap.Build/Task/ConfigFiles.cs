using DeliveryGap.Build.Severity;

namespace DeliveryGap.Build.Tasks;

/// <summary>Reads config files from disk.</summary>
internal static class ConfigFiles
{
    /// <summary>One that cannot be read is passed over: the compiler has said so.</summary>
    public static IEnumerable<ConfigFile> Read(IEnumerable<string> paths)
    {
        foreach (var path in paths.Distinct(StringComparer.Ordinal))
        {
            if (TextOf(path) is { } text)
                yield return ConfigFile.Parse(text, path);
        }
    }

    /// <summary>Null where it cannot be read.</summary>
    public static string? TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
