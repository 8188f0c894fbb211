using System.Text;
using System.Text.RegularExpressions;
using DeliveryGap.Tool.Adopt.Projects;

namespace DeliveryGap.Tool.Adopt.Editing;

/// <summary>
/// Adds the package, in one place where there is one, so that projects to come have it too: beside the central versions as a GlobalPackageReference, else
/// in Directory.Build.props. A project that is alone, or that neither reaches, references it itself.
/// </summary>
/// <param name="root">Files outside are not touched; absolute.</param>
internal sealed partial class PackageReferences(ChangeSet changes, string root, string version)
{
    private const string BuildPropsName = "Directory.Build.props";

    private const string NewBuildProps = "<Project>\n</Project>\n";

    /// <param name="folder">Where a Directory.Build.props is made, if none is there; absolute.</param>
    /// <param name="projects">All that are adopted: those that need nothing are passed over.</param>
    public void AddTo(IReadOnlyList<ProjectDescription> projects, string folder)
    {
        var lacking = projects.Where(project => project is { IsSdkStyle: true, HasPackage: false }).ToArray();
        // Tests need none; they get it with the others where there is one place.
        if (lacking.All(project => project.IsTest))
            return;
        if (projects is [{ CentralVersions: { } versions } alone] && IsOurs(versions))
        {
            // One project of many: the others are not asked.
            Edit(versions, ["  <ItemGroup>", $"    <PackageVersion Include=\"DeliveryGap\" Version=\"{version}\" />", "  </ItemGroup>"]);
            Edit(alone.File, ["  <ItemGroup>", "    <PackageReference Include=\"DeliveryGap\" />", "  </ItemGroup>"]);
            return;
        }

        foreach (var central in lacking.Where(project => IsOurs(project.CentralVersions)).GroupBy(project => project.CentralVersions!))
            Edit(central.Key, ["  <ItemGroup>", $"    <GlobalPackageReference Include=\"DeliveryGap\" Version=\"{version}\" />", "  </ItemGroup>"]);

        var others = lacking.Where(project => project is { CentralVersions: null, IsTest: false }).ToArray();
        var isAlone = projects.Count == 1;
        var hasCentral = projects.Any(project => project.CentralVersions is not null);
        HashSet<string> places = new(StringComparer.Ordinal);
        foreach (var project in others)
        {
            var place = isAlone ? null : project.BuildProps is { } nearest ? Topmost(nearest) : Path.Combine(folder, BuildPropsName);
            if (IsOurs(place) && IsBelow(Path.GetDirectoryName(place)!, project.File))
                places.Add(place!);
            else
                Edit(project.File, ["  <ItemGroup>", $"    <PackageReference Include=\"DeliveryGap\" Version=\"{version}\" />", "  </ItemGroup>"]);
        }

        foreach (var project in lacking.Where(project => project.CentralVersions is { } file && !IsOurs(file) && !project.IsTest))
            Edit(project.File, ["  <ItemGroup>", $"    <PackageReference Include=\"DeliveryGap\" VersionOverride=\"{version}\" />", "  </ItemGroup>"]);
        foreach (var place in places)
        {
            var central = hasCentral ? " and '$(ManagePackageVersionsCentrally)' != 'true'" : "";
            Edit(place,
            [
                $"  <ItemGroup Condition=\"'$(MSBuildProjectExtension)' == '.csproj' and '$(UsingMicrosoftNETSdk)' == 'true'{central}\">",
                $"    <PackageReference Include=\"DeliveryGap\" Version=\"{version}\" PrivateAssets=\"all\" />", "  </ItemGroup>",
            ]);
        }
    }

    private void Edit(string file, IReadOnlyList<string> lines) => changes.Write(file, XmlEdit.Append(changes.Read(file) ?? Encoding.UTF8.GetBytes(NewBuildProps), file, lines));

    /// <summary>A file that imports the one above it stands for less than that one.</summary>
    private string Topmost(string buildProps)
    {
        while (IsOurs(buildProps) && changes.Read(buildProps) is { } bytes && ImportsOther().IsMatch(Encoding.UTF8.GetString(bytes)) && Above(buildProps) is { } above && IsOurs(above))
            buildProps = above;
        return buildProps;
    }

    private static string? Above(string file)
    {
        for (var folder = Path.GetDirectoryName(Path.GetDirectoryName(file)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Combine(folder, BuildPropsName) is var candidate && File.Exists(candidate))
                return candidate;
        }

        return null;
    }

    private bool IsOurs(string? file) => file is not null && IsBelow(root, file);

    private static bool IsBelow(string folder, string file) => file.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    [GeneratedRegex(@"<Import\b[^>]*Directory\.Build\.props", RegexOptions.IgnoreCase)]
    private static partial Regex ImportsOther();
}
