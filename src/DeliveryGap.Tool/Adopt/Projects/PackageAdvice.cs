using System.Text.RegularExpressions;

namespace DeliveryGap.Tool.Adopt.Projects;

/// <summary>What to do where NuGet does not get our package: it names the package and its sources, and not the line that is missing.</summary>
internal static partial class PackageAdvice
{
    private const string ConfigName = "NuGet.config";

    /// <param name="errors">Of a build that failed.</param>
    /// <param name="folder">What is adopted; absolute.</param>
    /// <returns>Null where our package is not what is missing.</returns>
    public static string? Of(IEnumerable<BuildError> errors, string folder)
    {
        if (errors.FirstOrDefault(error => NotFound().IsMatch($"{error.Code} {error.Text}")) is not { } missing)
            return null;
        var config = ConfigAbove(folder) is { } file ? Path.GetRelativePath(folder, file).Replace('\\', '/') : ConfigName;
        if (missing.Code == "NU1102")
            return "the sources have other versions of DeliveryGap than this tool's: name one with --package-version";
        var unmapped = Unmapped().Match(missing.Text) is { Success: true } match ? match.Groups["sources"].Value.Trim().TrimEnd('.') : null;
        // A source that was asked has no such package; where none was asked, only the mapping is in the way.
        return unmapped is not null && missing.Code == "NU1100"
            ? $"the packageSourceMapping of {config} maps DeliveryGap to no source; add <package pattern=\"DeliveryGap\" /> to the source that has it (of {unmapped})"
            : $"no source of {config} has DeliveryGap; add the feed that has it (dotnet nuget add source <feed> --configfile {config})"
                + (unmapped is null ? "" : $", or map it there: <package pattern=\"DeliveryGap\" /> in the packageSourceMapping of the source that has it (of {unmapped})");
    }

    // As NuGet looks for it: in the folder, and above it.
    private static string? ConfigAbove(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            if (current.Exists && current.EnumerateFiles().FirstOrDefault(file => file.Name.Equals(ConfigName, StringComparison.OrdinalIgnoreCase)) is { } file)
                return file.FullName;
        }

        return null;
    }

    [GeneratedRegex(@"^NU110[0-3] .*(?<![\w.-])DeliveryGap(?!\.?\w|-)")]
    private static partial Regex NotFound();

    [GeneratedRegex(@"PackageSourceMapping is enabled, the following source\(s\) were not considered: (?<sources>.+)$")]
    private static partial Regex Unmapped();
}
