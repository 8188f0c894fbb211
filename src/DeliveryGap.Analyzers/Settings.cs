using DeliveryGap.Core.EntryPoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeliveryGap.Analyzers;

/// <summary>What the package's props tell the compiler about a project.</summary>
internal static class Settings
{
    /// <summary>NuGet hands analyzers also to projects that merely reference one of ours; those have no props and hear nothing.</summary>
    public static bool IsEnabled(AnalyzerOptions options) => IsTrue(options.AnalyzerConfigOptionsProvider.GlobalOptions, "build_property.DeliveryGapEnabled");

    /// <summary>A program that is no test, or a project that writes a manifest: only there can it be said that nobody declares a key.</summary>
    public static bool IsApplication(AnalyzerOptions options) =>
        IsTrue(options.AnalyzerConfigOptionsProvider.GlobalOptions, "build_property._DeliveryGapIsProgram")
        || IsTrue(options.AnalyzerConfigOptionsProvider.GlobalOptions, "build_property.DeliveryGapManifest");

    /// <summary>The simple names of the assemblies that project references bring; null where the targets do not say.</summary>
    public static IReadOnlyCollection<string>? Projects(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property._DeliveryGapProjects", out var names)
            ? new HashSet<string>(names.Split(['|'], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase)
            : null;

    /// <summary>What a team's own frameworks enter. One file of each folder is asked: sections of a config file are about folders and kinds of files.</summary>
    public static OwnKinds TeamsKinds(AnalyzerOptions options, Compilation compilation)
    {
        HashSet<string> folders = new(StringComparer.Ordinal);
        HashSet<string> values = new(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (folders.Add(tree.FilePath.Substring(0, tree.FilePath.LastIndexOfAny(['/', '\\']) + 1))
                && options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(OwnKinds.Key, out var value))
            {
                values.Add(value);
            }
        }

        return values.Count == 0 ? OwnKinds.None : OwnKinds.Merge(values.OrderBy(value => value, StringComparer.Ordinal).Select(OwnKinds.Parse));
    }

    public static bool IsExistingList(AdditionalText file, AnalyzerOptions options) =>
        IsTrue(options.AnalyzerConfigOptionsProvider.GetOptions(file), "build_metadata.AdditionalFiles.DeliveryGapExisting");

    /// <summary>Whether the file lies in the project's folder; no where that is not known.</summary>
    public static bool IsInProject(AdditionalText file, AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ProjectDir", out var folder) && folder.Length > 0
        && file.Path.StartsWith(folder.TrimEnd('/', '\\') + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool IsTrue(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out var value) && value.Equals("true", StringComparison.OrdinalIgnoreCase);
}
