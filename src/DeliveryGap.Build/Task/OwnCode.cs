using Microsoft.Build.Framework;

namespace DeliveryGap.Build.Tasks;

/// <summary>The project's own code: its assembly, those of its project references, and where their sources lie.</summary>
internal sealed class OwnCode
{
    private readonly Dictionary<string, ITaskItem> projects;

    private OwnCode(IReadOnlyList<string> assemblies, IReadOnlyList<ITaskItem> references, Dictionary<string, ITaskItem> projects, SourcePaths paths)
    {
        Assemblies = assemblies;
        References = [.. references.Select(reference => reference.ItemSpec)];
        KeyReferences = [.. references.Where(reference => !IsFrameworks(reference)).Select(reference => reference.ItemSpec)];
        ProjectFiles = [.. projects.Values.Select(item => item.GetMetadata("MSBuildSourceProjectFile")).Where(file => file.Length > 0).OrderBy(file => file, StringComparer.Ordinal)];
        Paths = paths;
        this.projects = projects;
    }

    /// <summary>The project's own first.</summary>
    public IReadOnlyList<string> Assemblies { get; }

    /// <summary>Foreign assemblies.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>Foreign assemblies that may declare keys: those of packages.</summary>
    public IReadOnlyList<string> KeyReferences { get; }

    /// <summary>Those that the project references, directly or not; absolute.</summary>
    public IReadOnlyList<string> ProjectFiles { get; }

    public SourcePaths Paths { get; }

    public static OwnCode Of(GateTask task)
    {
        var projects = new Dictionary<string, ITaskItem>(StringComparer.OrdinalIgnoreCase);
        List<ITaskItem> references = [];
        foreach (var reference in task.References)
        {
            if (reference.GetMetadata("ReferenceSourceTarget") == "ProjectReference")
                projects[Path.GetFileNameWithoutExtension(reference.ItemSpec)] = reference;
            else
                references.Add(reference);
        }

        var folders = projects.Values.Select(item => item.GetMetadata("MSBuildSourceProjectFile")).Where(file => file.Length > 0).Append(task.ProjectFile)
            .Select(file => Path.GetDirectoryName(file)!);
        var sourceRoots = task.SourceRoots
            .Select(root => new SourceRoot(root.ItemSpec, root.GetMetadata("MappedPath"), root.GetMetadata("SourceControl").Length > 0))
            .ToArray();
        return new OwnCode(
            [task.Assembly, .. projects.Values.Select(item => item.ItemSpec).OrderBy(path => Path.GetFileName(path), StringComparer.Ordinal)],
            references,
            projects,
            new SourcePaths(sourceRoots, task.PathMap, task.ProjectFile, folders));
    }

    /// <summary>Whether the assembly's own build has reported what its declarations say by themselves.</summary>
    /// <param name="assembly">Its simple name.</param>
    public bool ReportsItself(string assembly) =>
        projects.TryGetValue(assembly, out var item) && item.GetMetadata("DeliveryGapReportsItself") == "true";

    /// <summary>What the assembly's own build was told to be silent about; empty for the project's own.</summary>
    public string NoWarn(string assembly) => projects.TryGetValue(assembly, out var item) ? item.GetMetadata("DeliveryGapNoWarn") : "";

    /// <summary>The config files of the assembly's own build; the gate's own, where those are not known.</summary>
    public IEnumerable<string> ConfigFilesFor(string assembly, GateTask task) => ReportsItself(assembly)
        ? projects[assembly].GetMetadata("DeliveryGapConfigFiles").Split([';'], StringSplitOptions.RemoveEmptyEntries)
        : task.ConfigFiles.Select(item => item.ItemSpec);

    /// <summary>Of .NET, of .NET Framework, or of .NET Standard.</summary>
    private static bool IsFrameworks(ITaskItem reference) =>
        reference.GetMetadata("FrameworkReferenceName").Length > 0
        || reference.GetMetadata("FrameworkFile").Equals("true", StringComparison.OrdinalIgnoreCase)
        || reference.GetMetadata("NuGetPackageId").Equals("NETStandard.Library", StringComparison.OrdinalIgnoreCase);
}
