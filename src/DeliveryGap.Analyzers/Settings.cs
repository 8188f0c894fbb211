using System.Runtime.CompilerServices;
using DeliveryGap.Core.EntryPoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeliveryGap.Analyzers;

/// <summary>What the package's props tell the compiler about a project.</summary>
internal static class Settings
{
    private static readonly char[] Separators = ['/', '\\'];

    private static readonly ConditionalWeakTable<Compilation, AskedKinds> Asked = new();

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
        var provider = options.AnalyzerConfigOptionsProvider;
        if (Asked.TryGetValue(compilation, out var known) && known.Provider == provider)
            return known.Kinds;

        HashSet<string>? folders = null;
        HashSet<string>? values = null;
        var last = "";
        foreach (var tree in compilation.SyntaxTrees)
        {
            // Files of a folder mostly stand together: nothing is allocated for each.
            var length = tree.FilePath.LastIndexOfAny(Separators) + 1;
            if (folders is not null && length == last.Length && tree.FilePath.StartsWith(last, StringComparison.Ordinal))
                continue;
            last = tree.FilePath.Substring(0, length);
            if ((folders ??= new(StringComparer.Ordinal)).Add(last) && provider.GetOptions(tree).TryGetValue(OwnKinds.Key, out var value))
                (values ??= new(StringComparer.Ordinal)).Add(value);
        }

        var kinds = values is null ? OwnKinds.None : OwnKinds.Merge(values.OrderBy(value => value, StringComparer.Ordinal).Select(OwnKinds.Parse));
        Asked.Remove(compilation);
        Asked.GetValue(compilation, _ => new(provider, kinds));
        return kinds;
    }

    public static bool IsExistingList(AdditionalText file, AnalyzerOptions options) =>
        IsTrue(options.AnalyzerConfigOptionsProvider.GetOptions(file), "build_metadata.AdditionalFiles.DeliveryGapExisting");

    /// <summary>Whether the file lies in the project's folder; no where that is not known.</summary>
    public static bool IsInProject(AdditionalText file, AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ProjectDir", out var folder) && folder.Length > 0
        && file.Path.StartsWith(folder.TrimEnd('/', '\\') + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool IsTrue(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out var value) && value.Equals("true", StringComparison.OrdinalIgnoreCase);

    private sealed record AskedKinds(AnalyzerConfigOptionsProvider Provider, OwnKinds Kinds);
}
